#include "engine/inspect/token_words.h"

#include <algorithm>
#include <iterator>

namespace loopscope {

std::string in_words(const std::string& badge, const std::string& label) {
    if (badge.empty()) return label;
    if (label.empty()) return badge;
    if (constexpr std::string_view on = " goes on"; label.ends_with(on)) // 'A1 (main)'
        return badge + " (" + label.substr(0, label.size() - on.size()) + ')';
    const bool clause = label.starts_with("passes ") || label.starts_with("follows ") || label.starts_with("calls ");
    return clause ? badge + " (" + label + ')' : badge + ' ' + label;
}

// Tasks of the browser's own, by the labels that the engine gives them.
static std::string task_phrase(const std::string& label) {
    struct Phrase {
        std::string_view label, phrase;
    };
    static constexpr Phrase phrases[] = {
        {"message", "the message event"},
        {"broadcast", "the broadcast message"},
        {"worker starts", "the start of the worker"},
        {"worker is ready", "the news that the worker is ready"},
        {"unhandled rejections", "the report of unhandled rejections"},
        {"image load", "the load event of the image"},
        {"image error", "the error event of the image"},
        {"end of the document", "the end of the document"},
        {"postTask", "the postTask callback"},
        {"requestIdleCallback", "the requestIdleCallback callback"},
        {"yield", "what follows yield()"},
        {"decode", "the result of decode()"},
        {"page ready", "page ready"},
    };
    const auto found =
        std::find_if(std::begin(phrases), std::end(phrases), [&](const Phrase& one) { return one.label == label; });
    if (found != std::end(phrases)) return std::string(found->phrase);
    if (label.ends_with("()")) return "the result of " + label;
    const bool one_word = label.find(' ') == std::string::npos;
    return one_word ? "the " + label + " event" : label;
}

std::string in_words(const seen::Task& task) {
    const bool named = !task.token.badge.empty() || task.place.line != 0; // a callback of the program has its own name
    return named ? in_words(task.token.badge, task.label) : task_phrase(task.label);
}

std::string in_words(const seen::Running& running) {
    const bool named = !running.token.badge.empty() || running.own_code || !running.is(TurnKind::task);
    return named ? in_words(running.token.badge, running.label) : task_phrase(running.label);
}

std::string function_in_words(const std::string& name, const std::string& line) {
    if (name == "global code") return "the script";
    if (name == "module code") return "the module";
    if (name == "<instance_members_initializer>") return "the initializer of the fields";
    if (name == "<static_initializer>") return "the static initializer";
    if (!name.empty() && name != "(anonymous)") return name;
    return line.empty() ? "a function without a name" : "the function of line " + line;
}

std::string list_in_words(const std::vector<std::string>& names) {
    constexpr std::size_t most = 4;
    const std::size_t shown = std::min(names.size(), most);
    std::string text;
    for (std::size_t i = 0; i < shown; ++i) text += (i == 0 ? "" : i + 1 == names.size() ? " and " : ", ") + names[i];
    return names.size() > most ? text + " and " + std::to_string(names.size() - most) + " more" : text;
}

std::string capitalized(std::string sentence) {
    for (const std::string_view small : {"the ", "a ", "what "})
        if (sentence.starts_with(small)) sentence[0] = static_cast<char>(sentence[0] - 'a' + 'A');
    return sentence;
}

} // namespace loopscope
