# gumbo with a limit on its work: a copy of its sources in the build folder, with three places changed. A hostile document
# can make the standard's algorithm quadratic (scopes are looked up along the stack of open elements, formatting elements are
# made again in each paragraph, attributes are compared with each other), and gumbo itself cannot be interrupted.
set(gumbo_folder ${CMAKE_BINARY_DIR}/generated/gumbo)
file(COPY ${gumbo_parser_source}/src/ DESTINATION ${gumbo_folder})

function(change_gumbo file from to)
    file(READ ${gumbo_parser_source}/src/${file} text)
    string(FIND "${text}" "${from}" place)
    if(place EQUAL -1)
        message(FATAL_ERROR "gumbo's ${file} is not as cmake/gumbo.cmake expects it.")
    endif()
    string(REPLACE "${from}" "${to}" text "${text}")
    file(CONFIGURE OUTPUT ${gumbo_folder}/${file} CONTENT "${text}" @ONLY)
endfunction()

# Asked after each token, with how many elements are open and how many of them are formatting elements.
change_gumbo(gumbo.h "  GumboNamespaceEnum fragment_namespace;\n}" "  GumboNamespaceEnum fragment_namespace;
  bool (*go_on)(void* userdata, unsigned int open, unsigned int formatting);
  unsigned int most_attributes;
}")
change_gumbo(parser.c "!(options->stop_on_first_error && has_error));" "!(options->stop_on_first_error && has_error) &&
           (!options->go_on || options->go_on(options->userdata, state->_open_elements.length,
                                              state->_active_formatting_elements.length)));")
change_gumbo(tokenizer.c "  GumboAttribute* attr = gumbo_parser_allocate(parser, sizeof(GumboAttribute));\n  attr->attr_namespace" "  if (parser->_options->most_attributes && attributes->length >= parser->_options->most_attributes) {
    tag_state->_drop_next_attr_value = true;
    reinitialize_tag_buffer(parser);
    return false;
  }
  GumboAttribute* attr = gumbo_parser_allocate(parser, sizeof(GumboAttribute));\n  attr->attr_namespace")
file(GLOB gumbo_files ${gumbo_folder}/*.c)
add_library(loopscope_html STATIC ${gumbo_files})
target_include_directories(loopscope_html SYSTEM PUBLIC ${gumbo_folder})
target_link_libraries(loopscope_html PRIVATE third_party_flags)
