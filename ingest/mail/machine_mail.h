// Tells mail that programs send about mail from what people write: a person who quotes a reply bounces nothing.
#pragma once

#include <string_view>

#include "ingest/mail/header_block.h"
#include "ingest/mail/mime_parts.h"

namespace carom::ingest {

/// `Return-Path: <>` (RFC 5321 section 4.4): nobody is to be told when it bounces.
[[nodiscard]] bool has_null_return_path(const HeaderBlock& header);

/// A header with an author, which is a mail system or nobody.
[[nodiscard]] bool is_signed_by_machine(const HeaderBlock& header);

/// By what RFC 3834, RFC 5321 and RFC 6522 ask of programs, and by what those do that know none of them: their
/// addresses, and how their subjects and `first_line` of their words begin. A mail that names no author is no person's,
/// and one that a person forwards whole is a machine's.
[[nodiscard]] bool is_by_machine(const Mail& mail, std::string_view first_line);

/// What a person's mailbox answers by itself (`Auto-Submitted: auto-replied`, RFC 3834 section 5, or as its subject
/// says): whoever is named in it is somebody to turn to, and nobody whose address has failed.
[[nodiscard]] bool is_automatic_answer(const Mail& mail);

}  // namespace carom::ingest
