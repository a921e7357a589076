# Warnings, sanitizers and the include root that every target of ours shares.
add_library(carom_options INTERFACE)
target_include_directories(carom_options INTERFACE ${PROJECT_SOURCE_DIR})
target_compile_options(carom_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wnon-virtual-dtor -Woverloaded-virtual
  -Wcast-align -Wnull-dereference -Wimplicit-fallthrough
  # All of them, since some have threads and precompiled headers want one answer.
  -pthread
  $<$<BOOL:${CAROM_WERROR}>:-Werror>)

if(CAROM_SANITIZE)
  target_compile_options(carom_options INTERFACE -fsanitize=${CAROM_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  target_link_options(carom_options INTERFACE -fsanitize=${CAROM_SANITIZE})
  target_compile_definitions(carom_options INTERFACE _GLIBCXX_ASSERTIONS)
endif()

# Coverage, which libFuzzer goes by, in all that a target runs.
if(CAROM_FUZZ)
  target_compile_options(carom_options INTERFACE -fsanitize=fuzzer-no-link)
endif()

# carom_library(NAME sources… LINK targets…): one layer of the architecture, as carom::NAME.
function(carom_library name)
  cmake_parse_arguments(ARG "" "" "SOURCES;LINK;PRIVATE_LINK" ${ARGN})
  add_library(carom_${name} STATIC ${ARG_SOURCES})
  add_library(carom::${name} ALIAS carom_${name})
  target_link_libraries(carom_${name} PUBLIC carom_options ${ARG_LINK} PRIVATE ${ARG_PRIVATE_LINK})
  carom_precompile(carom_${name} carom_precompiled)
endfunction()
