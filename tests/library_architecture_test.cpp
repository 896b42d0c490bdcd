// The shape of the library's JavaScript (engine/builtins/README.md): what a source uses it names, nothing goes in a
// circle or up the ladder, and only its owner writes a record.
#include "engine/builtins/library_sources.h"
#include "engine/builtins/realm.h"
#include "engine/event_loop/library_steps.h"
#include "engine/web_apis/web_apis.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

using namespace loopscope;

namespace {

// A folder's sources use those of their own folder and of those to its left.
constexpr std::array builtins_order{"fundamental", "numbers", "text",    "structured", "indexed",
                                    "keyed",       "control", "reflect", "intl",       "modules"};
constexpr std::array web_order{"infra",  "encoding", "crypto", "url",  "events", "files", "messaging",  "storage",
                               "timing", "console",  "dom",    "html", "cssom",  "fetch", "scheduling", "workers"};

// Comments and the insides of strings become spaces; a template's substitutions are code like the rest.
std::string code_of(std::string text) {
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text.compare(at, 2, "//") == 0) {
            while (at < text.size() && text[at] != '\n') text[at++] = ' ';
        } else if (text[at] == '\'' || text[at] == '"') {
            const char quote = text[at];
            for (++at; at < text.size() && text[at] != quote && text[at] != '\n'; ++at) {
                if (text[at] == '\\') text[at++] = ' ';
                text[at] = ' ';
            }
        }
    }
    return text;
}

bool is_part(char c) { return (std::isalnum(static_cast<unsigned char>(c)) != 0) || c == '_' || c == '$'; }

std::string word_at(const std::string& text, std::size_t at) {
    std::size_t end = at;
    while (end < text.size() && is_part(text[end])) ++end;
    return text.substr(at, end - at);
}

struct Mention {
    std::string name;   // %name
    std::string member; // of a record
    bool written;
};

std::vector<Mention> mentions_in(const std::string& code) {
    std::vector<Mention> found;
    for (std::size_t at = code.find('%'); at != std::string::npos; at = code.find('%', at + 1)) {
        Mention mention{word_at(code, at + 1), "", false};
        if (mention.name.empty() || std::isdigit(static_cast<unsigned char>(mention.name[0])) != 0) continue;
        std::size_t after = at + 1 + mention.name.size();
        if (code[after] == '.') {
            mention.member = word_at(code, after + 1);
            after += 1 + mention.member.size();
            mention.written = code.compare(after, 3, " = ") == 0;
        }
        found.push_back(mention);
    }
    return found;
}

// The names in calls such as %define('name', ...), which may stand on a line of their own.
std::vector<std::string> names_after(const std::string& text, std::string_view call) {
    std::vector<std::string> found;
    const std::string opening = std::string(call) + "(";
    for (std::size_t at = text.find(opening); at != std::string::npos; at = text.find(opening, at + 1)) {
        const std::size_t name = text.find_first_not_of(" \n", at + opening.size());
        if (text[name] == '\'') found.push_back(word_at(text, name + 1));
    }
    return found;
}

struct Source {
    std::string folder, place; // "dom", "dom/nodes"
    std::string text, code;
    std::set<std::string> uses;
    std::vector<Mention> mentions;
};

// One half of the library: builtins/ or web_apis/.
struct Half {
    std::vector<Source> sources;
    std::map<std::string, std::string> record_owner; // "nodes" -> "dom/nodes"
    std::map<std::string, std::string> name_owner;   // %define'd -> its source
    std::map<std::string, std::string> global_owner; // interfaces, by their names in the global object

    explicit Half(const std::string& top) {
        for (const LibrarySource& library : library_sources()) {
            if (!library.name.starts_with(top + "/")) continue;
            Source source;
            source.place = library.name.substr(top.size() + 1, library.name.size() - top.size() - 4);
            source.folder = source.place.substr(0, source.place.find('/'));
            for (const std::string_view used : uses_of(library)) source.uses.insert(std::string(used));
            source.text = program_of(library);
            source.code = code_of(source.text);
            source.mentions = mentions_in(source.code);
            note_what_it_gives(source);
            sources.push_back(source);
        }
    }

    // The sources that this one uses, each with what shows it.
    std::map<std::string, std::string> used_by(const Source& source) const {
        std::map<std::string, std::string> used;
        for (const Mention& mention : source.mentions) {
            if (const auto owner = record_owner.find(mention.name); owner != record_owner.end())
                used.emplace(owner->second, "%" + mention.name);
            else if (const auto by_name = name_owner.find(mention.name); by_name != name_owner.end())
                used.emplace(by_name->second, "%" + mention.name);
        }
        for (const auto& [name, owner] : global_owner)
            if (mentions_global(source.code, name)) used.emplace(owner, "globalThis." + name);
        used.erase(source.place);
        return used;
    }

private:
    void note_what_it_gives(const Source& source) {
        record_owner.emplace(source.place.substr(source.place.find('/') + 1), source.place);
        for (const char* call : {"%define", "%remember", "%constructor"})
            for (const std::string& name : names_after(source.text, call)) name_owner.emplace(name, source.place);
        for (const char* call : {"%constructor", ".interface", "eventInterface", ".elementInterface", "element"})
            for (const std::string& name : names_after(source.text, call)) global_owner.emplace(name, source.place);
    }

    static bool mentions_global(const std::string& code, const std::string& name) {
        const std::string text = "globalThis." + name;
        const std::size_t at = code.find(text);
        return at != std::string::npos && !is_part(code[at + text.size()]);
    }
};

// What the machine and the loop ask of the library is declared below it: whoever calls that uses no source.
std::set<std::string> asked_from_below() {
    std::set<std::string> names(std::begin(library_step_names), std::end(library_step_names));
    std::ifstream file(LOOPSCOPE_SOURCE_DIR "/engine/runtime/intrinsics.def");
    bool inside = false;
    for (std::string line; std::getline(file, line);) {
        if (line.starts_with("// What the machine asks")) inside = true;
        else if (line.starts_with("// the well-known")) inside = false;
        const std::string opening = "LOOPSCOPE_INTRINSIC(";
        if (inside && line.starts_with(opening)) names.insert(word_at(line, opening.size()));
    }
    return names;
}

std::array<Half, 2> both_halves() {
    std::array<Half, 2> halves{Half("builtins"), Half("web_apis")};
    for (const std::string& name : asked_from_below())
        for (Half& half : halves) half.name_owner.erase(name);
    return halves;
}

std::size_t place_of(const Half& half, const std::string& folder) {
    const bool web = half.record_owner.contains("web_idl");
    const auto index = [&](const auto& order) {
        return static_cast<std::size_t>(std::find(order.begin(), order.end(), folder) - order.begin());
    };
    return web ? index(web_order) : index(builtins_order);
}

} // namespace

TEST_CASE("a library source names what it uses, all of it and nothing else") {
    for (const Half& half : both_halves()) {
        for (const Source& source : half.sources) {
            const auto used = half.used_by(source);
            for (const auto& [place, shown] : used)
                CHECK_MESSAGE(source.uses.contains(place), source.place << " does not name " << place << ": " << shown);
            for (const std::string& place : source.uses)
                CHECK_MESSAGE(used.contains(place), source.place << " names " << place << " and does not use it");
        }
    }
}

TEST_CASE("no library source reaches up the ladder of folders, nor in a circle") {
    for (const Half& half : both_halves()) {
        std::map<std::string, const Source*> by_place;
        for (const Source& source : half.sources) by_place[source.place] = &source;
        std::set<std::string> done, on_the_way;
        const auto visit = [&](const auto& self, const Source& source) -> void {
            if (done.contains(source.place)) return;
            CHECK_MESSAGE(on_the_way.insert(source.place).second, source.place << " uses itself in a circle");
            for (const std::string& place : source.uses) {
                REQUIRE_MESSAGE(by_place.contains(place), source.place << " names " << place << ", which is no source");
                const Source& other = *by_place[place];
                CHECK_MESSAGE(place_of(half, other.folder) <= place_of(half, source.folder),
                              source.place << " uses " << place << ", which stands to the right");
                if (!on_the_way.contains(place)) self(self, other);
                else CHECK_MESSAGE(done.contains(place), source.place << " and " << place << " use each other");
            }
            done.insert(source.place);
        };
        for (const Source& source : half.sources) visit(visit, source);
    }
}

TEST_CASE("only its owner writes a record, and what is read of one is there") {
    for (const Half& half : both_halves()) {
        std::map<std::string, std::set<std::string>> members;
        for (const Source& source : half.sources) {
            for (const Mention& mention : source.mentions) {
                if (!mention.written || !half.record_owner.contains(mention.name)) continue;
                CHECK_MESSAGE(half.record_owner.at(mention.name) == source.place,
                              source.place << " writes %" << mention.name << "." << mention.member);
                members[mention.name].insert(mention.member);
            }
        }
        for (const Source& source : half.sources) {
            for (const Mention& mention : source.mentions) {
                if (!half.record_owner.contains(mention.name)) continue;
                CHECK_MESSAGE(members[mention.name].contains(mention.member),
                              source.place << " reads %" << mention.name << "." << mention.member);
            }
        }
    }
}

static bool is_known(const NativeTable& natives, const std::string& name) {
    return natives.intrinsic_named(name) || find_native(natives, "", name, true) >= 0;
}

TEST_CASE("every %name of the library and of its manual exists, and no two things have one name") {
    const NativeTable natives = all_natives();
    std::set<std::string_view> names;
    for (const IntrinsicName& intrinsic : natives.intrinsics)
        CHECK_MESSAGE(names.insert(intrinsic.identifier).second, "two intrinsics are %" << intrinsic.identifier);
    for (const NativeSpec& spec : natives.specs)
        if (spec.flags & native_intrinsic)
            CHECK_MESSAGE(names.insert(spec.name).second, "a second native or intrinsic is %" << spec.name);
    for (const Half& half : both_halves())
        for (const Source& source : half.sources)
            for (const Mention& mention : source.mentions)
                CHECK_MESSAGE(is_known(natives, mention.name), source.place << " writes %" << mention.name);
    std::ifstream file(LOOPSCOPE_SOURCE_DIR "/engine/builtins/README.md");
    std::stringstream manual;
    manual << file.rdbuf();
    const auto mentions = mentions_in(manual.str());
    CHECK(mentions.size() > 30);
    for (const Mention& mention : mentions) // %name stands for any
        CHECK_MESSAGE((mention.name.starts_with("name") || is_known(natives, mention.name)),
                      "README.md writes %" << mention.name);
}

TEST_CASE("every intrinsic is made and read, every native of the library is called") {
    std::string all;
    for (const LibrarySource& source : library_sources()) all += program_of(source) + "\n";
    const std::string code = code_of(all);
    std::set<std::string> read;
    for (const Mention& mention : mentions_in(code)) read.insert(mention.name);
    const NativeTable natives = all_natives();
    for (const NativeSpec& spec : natives.specs)
        if (spec.flags & native_intrinsic)
            CHECK_MESSAGE(read.contains(std::string(spec.name)), "nobody calls %" << spec.name);
}
