# What `cmake --install BUILD --prefix X` puts where. The installed program finds its packs by the way from bin/ to
# share/carom/packs (runtime/embed/shipped_packs.h), so these two do not move apart.
install(TARGETS carom RUNTIME DESTINATION bin)
if(CAROM_LLVM)
  # Found from bin/ in the same way (runtime/native/load_compiler.h).
  install(TARGETS carom_native_module LIBRARY DESTINATION lib/carom)
endif()
# For programs in C with a policy that was compiled ahead of time.
install(FILES ${PROJECT_BINARY_DIR}/lib/libcarom-runtime.a DESTINATION lib)
install(FILES runtime/ahead/carom_runtime.h DESTINATION include/carom)
install(DIRECTORY stdlib-rules/ DESTINATION share/carom/packs FILES_MATCHING PATTERN "*.carom")
install(DIRECTORY docs/schema/ DESTINATION share/carom/schema FILES_MATCHING PATTERN "*.json")
install(DIRECTORY docs/ DESTINATION share/doc/carom
  FILES_MATCHING PATTERN "*.md" PATTERN "examples/*" PATTERN "decisions" EXCLUDE PATTERN "schema" EXCLUDE)
install(FILES README.md CHANGELOG.md SECURITY.md LICENSE DESTINATION share/doc/carom)
