// Every text is parsed, as each of the goals, or there is an error that lies inside of it and says something.
#include "engine/syntax/parser.h"
#include "engine/syntax/print_tree.h"
#include "tests/fuzz/fuzzing.h"

using namespace loopscope;

static void check_error(const SyntaxError& error, const SourceText& source) {
    if (error.message.empty()) fault("an error without a message");
    if (error.start > error.end || error.end > source.length()) fault("an error outside of the text: " + error.message);
    const LineColumn place = source.position(error.start);
    if (place.line != error.line || place.column != error.column)
        fault("an error whose line is not where it starts: " + error.message);
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const SourceText source = SourceText::from_utf8(text_of(data, size));
    ParseOptions options;
    for (const ParseGoal goal : {ParseGoal::script, ParseGoal::module, ParseGoal::eval}) {
        options.goal = goal;
        options.in_function = options.allow_new_target = options.allow_super_property = goal == ParseGoal::eval;
        const ParseResult result = parse(source, options);
        if (!result != result.error.has_value()) fault("neither a tree nor an error, or both");
        if (result.error) check_error(*result.error, source);
        if (result) print_tree(*result.tree), print_scopes(*result.tree);
    }
    return 0;
}
