// For the source file where a working memory's content is a complete type: include this, and there
// `template class WorkingMemory<Content>;`.
#pragma once

#include "support/working_memory.h"

namespace carom {

template <class Content>
WorkingMemory<Content>::WorkingMemory() : state_(std::make_unique<Content>()) {}
template <class Content>
WorkingMemory<Content>::~WorkingMemory() = default;
template <class Content>
WorkingMemory<Content>::WorkingMemory(WorkingMemory&&) noexcept = default;
template <class Content>
WorkingMemory<Content>& WorkingMemory<Content>::operator=(WorkingMemory&&) noexcept = default;

}  // namespace carom
