// Code that an earlier process has kept answers as freshly generated code does, and only where it belongs.
#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "compiler/native/build_identity.h"
#include "compiler/native/code_key.h"
#include "compiler/native/llvm_compiler.h"
#include "compiler/native/object_bundle.h"
#include "runtime/engine/engine.h"
#include "runtime/table/engine.h"
#include "tests/engine/printed_verdicts.h"
#include "tests/engine/sample_program.h"
#include "tests/native/kernel.h"
#include "tests/object_cache/scratch.h"

namespace carom::native {
namespace {

using engine::answers;
using engine::Choice;
using engine::Engine;
using engine::reference;
using object_cache::open_cache;
using object_cache::Scratch;

class KeptCode : public testing::Test {
 protected:
  KeptCode() { EXPECT_TRUE(generator_.has_value()); }

  /// Classifies with all code there, and says whether it was kept by an earlier engine.
  bool classify_with_kept_code(const core::Program& program) {
    const Engine engine(program, Choice::native, scan::best_simd_form(), &compiler_, cache_.get());
    engine.wait_for_native();
    EXPECT_EQ(engine.name(), kernel_allows_new_code() ? "native" : "table");
    EXPECT_EQ(answers(engine, records_, 7), reference(program, records_));
    EXPECT_EQ("", cache_->problem());
    return engine.uses_kept_code();
  }
  /// The one entry.
  [[nodiscard]] std::string entry() const {
    for (const std::string& name : scratch_.names())
      if (name != "mac.key") return scratch_.path(name);
    return {};
  }

  LlvmCompiler compiler_;
  Expected<Generator> generator_ = this_generator();
  Scratch scratch_;
  std::unique_ptr<object_cache::ObjectCache> cache_ = open_cache(scratch_.path());
  core::Program program_ = engine::program_with_everything();
  std::vector<core::Record> records_ = engine::records_of(50);
};

TEST_F(KeptCode, AnswersInsteadOfGeneratedCodeFromTheSecondTimeOn) {
  EXPECT_FALSE(classify_with_kept_code(program_));
  EXPECT_EQ(kernel_allows_new_code(), classify_with_kept_code(program_));
  EXPECT_EQ(kernel_allows_new_code(), classify_with_kept_code(engine::program_with_everything()));
}

TEST_F(KeptCode, IsNotTakenForAnotherProgram) {
  classify_with_kept_code(program_);
  core::ProgramBuilder builder;
  builder.rule("another", builder.has("unknown"));
  EXPECT_FALSE(classify_with_kept_code(builder.build()));
}

TEST_F(KeptCode, IsGeneratedAnewWhereTheEntryIsBad) {
  const table::Engine engine(program_);
  const CodeKey key({program_, engine.decisions()}, Tier::optimised, *generator_);
  cache_->keep(key.parts(), object_cache::as_bytes("object"));
  std::string bad = object_cache::read_file(entry());
  ASSERT_FALSE(bad.empty());
  bad[0] = 'O';
  object_cache::write_file(entry(), bad);
  EXPECT_FALSE(classify_with_kept_code(program_));
  EXPECT_EQ(kernel_allows_new_code(), classify_with_kept_code(program_));
}

TEST_F(KeptCode, IsGeneratedAnewWhereWhatIsKeptIsNoCode) {
  const table::Engine engine(program_);
  const Source source{program_, engine.decisions()};
  const CodeKey key(source, Tier::optimised, *generator_);
  const std::string no_object = "no object";
  const ObjectBytes no_objects[] = {object_cache::as_bytes(no_object), object_cache::as_bytes(no_object)};
  for (const object_cache::Bytes& bad :
       {object_cache::Bytes(), object_cache::Bytes(7), bundle(std::span(no_objects).first(1)), bundle(no_objects)}) {
    cache_->keep(key.parts(), bad);
    EXPECT_FALSE(classify_with_kept_code(program_));
  }
  EXPECT_EQ(kernel_allows_new_code(), classify_with_kept_code(program_));
}

TEST_F(KeptCode, OfTheQuickTierIsNotKept) {
  const table::Engine engine(program_);
  const Source source{program_, engine.decisions()};
  classify_with_kept_code(program_);
  EXPECT_EQ(nullptr, compiler_.restore(source, Tier::quick, *cache_));
  EXPECT_EQ(kernel_allows_new_code(), compiler_.restore(source, Tier::optimised, *cache_) != nullptr);
}

TEST_F(KeptCode, HasAnotherKeyWhereverTheGeneratorOrItsTaskDiffers) {
  const table::Engine engine(program_);
  const Source source{program_, engine.decisions()};
  const auto digest = [&](const Generator& generator, Tier tier) {
    return object_cache::digest_of(CodeKey(source, tier, generator).parts());
  };
  const auto here = digest(*generator_, Tier::optimised);
  EXPECT_EQ(here, digest(*this_generator(), Tier::optimised));
  EXPECT_NE(here, digest(*generator_, Tier::quick));
  for (std::string Generator::* const part :
       {&Generator::build, &Generator::llvm, &Generator::triple, &Generator::processor, &Generator::features}) {
    Generator other = *generator_;
    EXPECT_FALSE((other.*part).empty());
    (other.*part).append("x");
    EXPECT_NE(here, digest(other, Tier::optimised));
  }
}

TEST(BuildIdentity, IsThatOfThisFile) {
  EXPECT_EQ(40U, build_identity().size());
  EXPECT_EQ(build_identity(), build_identity());
}

TEST(ObjectBundle, GivesBackTheObjectsAsTheyWereAndAligned) {
  const std::string texts[] = {"one", "", std::string(100, 'x')};
  const std::vector<ObjectBytes> objects = {object_cache::as_bytes(texts[0]), object_cache::as_bytes(texts[1]),
                                            object_cache::as_bytes(texts[2])};
  const object_cache::Bytes bytes = bundle(objects);
  const auto back = unbundle(bytes);
  ASSERT_TRUE(back.has_value());
  ASSERT_EQ(3U, back->size());
  for (std::size_t i = 0; i < objects.size(); ++i) {
    EXPECT_TRUE(std::ranges::equal(objects[i], (*back)[i])) << i;
    EXPECT_EQ(0U, static_cast<std::size_t>((*back)[i].data() - bytes.data()) % 16) << i;
  }
  EXPECT_TRUE(unbundle(bundle({})).has_value());
}

TEST(ObjectBundle, IsNotWhatHasAnotherLength) {
  const std::string text(20, 'x');
  const ObjectBytes object = object_cache::as_bytes(text);
  object_cache::Bytes bytes = bundle({&object, 1});
  for (std::size_t size = 0; size < bytes.size(); ++size)
    EXPECT_FALSE(unbundle(std::span(bytes).first(size)).has_value()) << size;
  bytes.push_back(std::byte{});
  EXPECT_FALSE(unbundle(bytes).has_value());
}

TEST(ObjectBundle, IsNotWhatClaimsMoreThanThereIs) {
  const std::string text(20, 'x');
  const ObjectBytes object = object_cache::as_bytes(text);
  const object_cache::Bytes good = bundle({&object, 1});
  for (const std::size_t at : {std::size_t{7}, std::size_t{15}}) {
    object_cache::Bytes bad = good;
    bad[at] = std::byte{0xFF};
    EXPECT_FALSE(unbundle(bad).has_value()) << at;
  }
}

}  // namespace
}  // namespace carom::native
