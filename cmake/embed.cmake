# embed_texts(OUT.cpp HEADER h TYPE T FUNCTION f ROOT dir FILES ...): at build time, writes a table of
# T{name, text}, sorted by name (the path below ROOT), and the function of the header that returns it.
function(embed_texts output)
    cmake_parse_arguments(arg "" "HEADER;TYPE;FUNCTION;ROOT" "FILES" ${ARGN})
    add_custom_command(
        OUTPUT ${output}
        COMMAND ${CMAKE_COMMAND} -DOUTPUT=${output} -DHEADER=${arg_HEADER} -DTYPE=${arg_TYPE}
            -DFUNCTION=${arg_FUNCTION} -DROOT=${arg_ROOT} "-DFILES=${arg_FILES}"
            -P ${CMAKE_SOURCE_DIR}/cmake/embed_texts.cmake
        DEPENDS ${arg_FILES} ${CMAKE_SOURCE_DIR}/cmake/embed_texts.cmake
        COMMENT "Embedding the texts of ${arg_FUNCTION}"
        VERBATIM)
endfunction()
