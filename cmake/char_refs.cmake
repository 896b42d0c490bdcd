# gumbo's named character references as a table. Its own machine for them is 79 KB of a compressed page; the table, which
# is searched from end to end for each reference, is a sixth of that. Everything else of its char_ref.rl stays.
#   char_refs(OUT SOURCE)     OUT: the C file to compile in the place of gumbo's char_ref.c
function(char_refs output source)
    file(READ ${source}/char_ref.rl text)
    string(FIND "${text}" "%%{\nmachine char_ref;" machine)
    string(FIND "${text}" "\n}%%\n" machine_end)
    math(EXPR rest "${machine_end} + 5")
    math(EXPR length "${machine_end} - ${machine}")
    string(SUBSTRING "${text}" 0 ${machine} head)
    string(SUBSTRING "${text}" ${machine} ${length} rows)
    string(SUBSTRING "${text}" ${rest} -1 tail)

    string(REGEX REPLACE ".*valid_named_ref := [|][*]\n" "" rows "${rows}")
    string(REGEX REPLACE "\n[*][|];.*" "\n" rows "${rows}")
    string(REGEX REPLACE "'([A-Za-z0-9]+;?)' => { output->first = (0x[0-9a-f]+); output->second = (0x[0-9a-f]+); fbreak; };"
        "REF(\"\\1\", \\2, \\3)" rows "${rows}")
    string(REGEX REPLACE "'([A-Za-z0-9]+;?)' => { output->first = (0x[0-9a-f]+); fbreak; };" "REF(\"\\1\", \\2, 0)" rows "${rows}")

    string(FIND "${tail}" "static bool consume_named_ref(" begin)
    string(SUBSTRING "${tail}" ${begin} -1 tail)
    string(REPLACE "  const char* eof = pe;\n" "" tail "${tail}")
    string(FIND "${tail}" "  const char* te = 0;" from)
    string(FIND "${tail}" "  if (cs >= %%{ write first_final; }%%) {" to)
    string(SUBSTRING "${tail}" 0 ${from} before)
    string(SUBSTRING "${tail}" ${to} -1 after)
    string(REPLACE "  if (cs >= %%{ write first_final; }%%) {" "  if (te != 0) {" after "${after}")
    string(CONCAT text "${head}"
        "#define REF(name, first, second) name \"\\0\"\n"
        "static const char ref_names[] =\n${rows};\n#undef REF\n"
        "#define REF(name, first, second) first,\n"
        "static const int ref_firsts[] = {\n${rows}};\n#undef REF\n"
        "#define REF(name, first, second) second,\n"
        "static const unsigned short ref_seconds[] = {\n${rows}};\n#undef REF\n\n"
        "/* The end of the longest name that the text begins with, or null. */\n"
        "static const char* longest_named_ref(const char* p, const char* pe, OneOrTwoCodepoints* output) {\n"
        "  const char* end = 0;\n"
        "  size_t length, number = 0;\n"
        "  for (const char* name = ref_names; *name; name += length + 1, ++number) {\n"
        "    length = strlen(name);\n"
        "    if (*name != *p || length > (size_t) (pe - p) || memcmp(name, p, length) != 0 || (end && p + length < end)) continue;\n"
        "    end = p + length;\n"
        "    output->first = ref_firsts[number];\n"
        "    output->second = ref_seconds[number] ? ref_seconds[number] : kGumboNoChar;\n"
        "  }\n"
        "  return end;\n"
        "}\n\n"
        "${before}"
        "  const char* start = p;\n"
        "  const char* te = p < pe ? longest_named_ref(p, pe, output) : 0;\n\n"
        "${after}")
    if(text MATCHES "%%|=> {")
        message(FATAL_ERROR "gumbo's char_ref.rl is not as cmake/char_refs.cmake expects it")
    endif()
    file(CONFIGURE OUTPUT ${output} CONTENT "${text}" @ONLY)
endfunction()
