# Headers of the standard library and of fmt take more than half of a file's time to compile. With CAROM_PRECOMPILE they are
# parsed once for the libraries and once, with GoogleTest, for the tests. For clang alone: g++ takes what was precompiled only
# where the same macros are defined, and that differs by library. Off where a build is to show that each file includes what
# it uses, as in the preset `strict`.
if(CAROM_PRECOMPILE)
  if(NOT CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
    message(FATAL_ERROR "CAROM_PRECOMPILE needs clang, found ${CMAKE_CXX_COMPILER_ID}; leave it out")
  endif()
  # Without it clang writes the times of the headers into what it precompiles, and a compiler cache never has the same again.
  set(same_each_time "SHELL:-Xclang -fno-pch-timestamp")

  add_library(carom_precompiled OBJECT cmake/precompiled/nothing.cpp)
  target_link_libraries(carom_precompiled PRIVATE carom_options fmt::fmt)
  target_compile_options(carom_precompiled PRIVATE "${same_each_time}")
  target_precompile_headers(carom_precompiled PRIVATE cmake/precompiled/standard_headers.h)

  if(CAROM_TESTS)
    add_library(carom_precompiled_tests OBJECT cmake/precompiled/nothing.cpp)
    target_link_libraries(carom_precompiled_tests PRIVATE carom_options fmt::fmt GTest::gtest)
    target_compile_options(carom_precompiled_tests PRIVATE "${same_each_time}")
    target_precompile_headers(carom_precompiled_tests PRIVATE cmake/precompiled/standard_headers.h <gtest/gtest.h>)
  endif()
endif()

function(carom_precompile target headers)
  if(CAROM_PRECOMPILE)
    target_precompile_headers(${target} REUSE_FROM ${headers})
  endif()
endfunction()
