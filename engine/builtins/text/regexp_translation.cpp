#include "engine/builtins/text/regexp_translation.h"

#include "engine/builtins/text/regexp_classes.h"
#include "engine/syntax/utf8.h"

#include <algorithm>
#include <optional>

namespace loopscope {

static constexpr std::u16string_view line_ends = u"\\n\\r\\u2028\\u2029";

static std::u32string code_points(std::u16string_view source, bool pairs) {
    std::u32string text;
    for (std::size_t i = 0; i < source.size(); ++i) {
        char32_t point = source[i];
        if (pairs && (point & 0xFC00) == 0xD800 && i + 1 < source.size() && (source[i + 1] & 0xFC00) == 0xDC00)
            point = 0x10000 + ((point - 0xD800) << 10) + (source[++i] - 0xDC00u);
        text += point;
    }
    return text;
}

namespace {

// Where a group stands: the alternatives around it, by disjunction.
struct Alternative {
    std::uint32_t disjunction, index;
};

struct NamedGroup {
    std::u16string name;
    std::uint32_t capture;
    std::vector<Alternative> path;
};

class Translator {
public:
    Translator(std::u16string_view source, PatternFlags flags)
        : text_(code_points(source, flags.unicode)), base_(flags), now_(flags) {}

    RegexpTranslation run() {
        find_groups();
        // With modifiers of i, the library compares exactly, and every character stands for its cases here.
        expands_case_ = changes_case_;
        levels_.push_back({now_, {next_disjunction_++, 0}});
        while (at_ < text_.size() && good()) term();
        result_.flags = base_;
        result_.flags.sets = false;
        if (expands_case_) result_.flags.ignore_case = false;
        return std::move(result_);
    }

private:
    struct Level {
        PatternFlags outer; // to which its end goes back
        Alternative alternative;
    };

    bool good() const { return result_.error.empty() && result_.refusal.empty(); }
    void fail(std::string message) {
        if (good()) result_.error = std::move(message);
    }
    char32_t peek(std::size_t at) const { return at < text_.size() ? text_[at] : 0; }
    bool looking_at(std::u32string_view wanted) const { return text_.compare(at_, wanted.size(), wanted) == 0; }
    std::u16string& out() { return result_.source; }
    void copy(std::size_t end) {
        for (; at_ < end; ++at_) append_utf16(out(), text_[at_]);
    }
    ClassReader reader() const { return ClassReader(text_, {base_.unicode, base_.sets, now_.ignore_case}); }
    const CaseTable& case_table() {
        if (!case_table_) case_table_.emplace(base_.unicode);
        return *case_table_;
    }
    bool expands_here() const { return expands_case_ && now_.ignore_case; }

    void find_groups();
    void note_group(std::uint32_t capture);
    std::optional<std::u16string> group_name(std::size_t& at) const;
    void term();
    void open_group();
    void open_modifiers();
    bool read_modifiers(std::size_t& at, PatternFlags& changed) const;
    void close_group();
    void assertion(bool begin);
    void dot();
    void escape();
    void named_reference();
    void boundary(bool negated);
    void character(char32_t point, std::size_t end);
    void character_class();
    void print(const ClassSet& set);
    void print_points(CodePointSet points);
    void print_string(const std::u32string& text);

    std::u32string text_;
    PatternFlags base_, now_;
    std::size_t at_ = 0;
    std::uint32_t captures_ = 0, next_disjunction_ = 0;
    bool changes_case_ = false, expands_case_ = false;
    std::optional<CaseTable> case_table_; // made when it is needed
    std::vector<Level> levels_;
    std::vector<NamedGroup> groups_;
    std::vector<Alternative> path_;
    RegexpTranslation result_;
};

} // namespace

// --- groups and their names ------------------------------------------------------------------------------------------

// The name behind (?< or \k<, with escapes read; `at` goes behind the >.
std::optional<std::u16string> Translator::group_name(std::size_t& at) const {
    std::u16string name;
    std::size_t i = at;
    for (; i < text_.size() && text_[i] != '>'; ++i) {
        char32_t point = text_[i];
        if (point == '\\') {
            std::size_t end = i + 1;
            if (peek(end) != 'u' || !ClassReader(text_, {true, false, false}).character_escape(end, false, point))
                return std::nullopt;
            i = end - 1;
        }
        append_utf16(name, point);
    }
    if (i >= text_.size()) return std::nullopt;
    at = i + 1;
    return name;
}

// 22.2.1.3 MightBothParticipate: not when some disjunction has them in different alternatives.
static bool might_both_participate(const NamedGroup& a, const NamedGroup& b) {
    for (const Alternative& one : a.path)
        for (const Alternative& other : b.path)
            if (one.disjunction == other.disjunction && one.index != other.index) return false;
    return true;
}

namespace {

void Translator::note_group(std::uint32_t capture) {
    std::size_t at = at_ + 3;
    const std::optional<std::u16string> name = group_name(at);
    if (!name) return;
    NamedGroup group{*name, capture, path_};
    for (const NamedGroup& other : groups_)
        if (other.name == group.name && might_both_participate(other, group)) fail("Duplicate capture group name");
    groups_.push_back(std::move(group));
}

// Where the groups stand, and whether any modifier changes i, before anything is said.
void Translator::find_groups() {
    std::uint32_t captures = 0, disjunctions = 1;
    path_ = {{0, 0}};
    unsigned brackets = 0;
    for (at_ = 0; at_ < text_.size(); ++at_) {
        const char32_t point = text_[at_];
        if (point == '\\') {
            ++at_;
        } else if (brackets) {
            if (point == '[' && base_.sets) ++brackets;
            else if (point == ']') --brackets;
        } else if (point == '[') {
            brackets = 1;
        } else if (point == '|') {
            ++path_.back().index;
        } else if (point == ')') {
            if (path_.size() > 1) path_.pop_back();
        } else if (point == '(') {
            const bool named = looking_at(U"(?<") && peek(at_ + 3) != '=' && peek(at_ + 3) != '!';
            if (named || peek(at_ + 1) != '?') ++captures;
            if (named) note_group(captures);
            PatternFlags changed = base_;
            std::size_t end = at_ + 2;
            if (looking_at(U"(?") && read_modifiers(end, changed))
                changes_case_ = changes_case_ || changed.ignore_case != base_.ignore_case;
            path_.push_back({disjunctions++, 0});
        }
    }
    at_ = 0;
    result_.names.resize(captures);
    for (const NamedGroup& group : groups_) result_.names[group.capture - 1] = group.name;
}

void Translator::open_group() {
    levels_.push_back({now_, {next_disjunction_++, 0}});
    if (peek(at_ + 1) != '?') {
        ++captures_;
        return copy(at_ + 1);
    }
    const char32_t kind = peek(at_ + 2), behind = peek(at_ + 3);
    if (kind == ':' || kind == '=' || kind == '!') return copy(at_ + 3);
    if (kind == '<' && (behind == '=' || behind == '!')) return copy(at_ + 4);
    if (kind != '<') return open_modifiers();
    ++captures_;
    std::size_t end = at_ + 3;
    const std::optional<std::u16string> name = group_name(end);
    const auto first = std::find_if(groups_.begin(), groups_.end(),
                                    [&](const NamedGroup& group) { return name && group.name == *name; });
    if (first == groups_.end() || first->capture == captures_) return copy(end);
    out() += u'('; // the name is known here, and the library takes it only once
    at_ = end;
}

bool Translator::read_modifiers(std::size_t& at, PatternFlags& changed) const {
    bool value = true, any = false;
    std::u32string seen;
    for (; at < text_.size() && text_[at] != ':'; ++at) {
        const char32_t letter = text_[at];
        if (letter == '-' && value) {
            value = false;
            continue;
        }
        if ((letter != 'i' && letter != 'm' && letter != 's') || seen.find(letter) != std::u32string::npos)
            return false;
        seen += letter;
        any = true;
        (letter == 'i' ? changed.ignore_case : letter == 'm' ? changed.multiline : changed.dot_all) = value;
    }
    return any && at < text_.size();
}

// (?ims-ims: ...)
void Translator::open_modifiers() {
    std::size_t end = at_ + 2;
    PatternFlags changed = now_;
    if (read_modifiers(end, changed)) {
        now_ = changed;
        out() += u"(?:";
        at_ = end + 1;
        return;
    }
    std::size_t stop = at_ + 2;
    while (peek(stop) == 'i' || peek(stop) == 'm' || peek(stop) == 's') ++stop;
    const bool only_signs = looking_at(U"(?-:");
    const bool repeated =
        end < text_.size() && std::u32string_view(U"ims-").find(text_[end]) != std::u32string_view::npos;
    fail(only_signs ? "Invalid flag group" : repeated ? "Repeated flag in flag group" : "Invalid group");
}

void Translator::close_group() {
    if (levels_.size() > 1) {
        now_ = levels_.back().outer;
        levels_.pop_back();
    }
    copy(at_ + 1);
}

// --- assertions and what stands for one character --------------------------------------------------------------------

void Translator::term() {
    switch (text_[at_]) {
    case '(': return open_group();
    case ')': return close_group();
    case '[': return character_class();
    case '\\': return escape();
    case '^': return assertion(true);
    case '$': return assertion(false);
    case '.': return dot();
    case '|':
    case '*':
    case '+':
    case '?':
    case '{':
    case '}': return copy(at_ + 1);
    default: return character(text_[at_], at_ + 1);
    }
}

void Translator::assertion(bool begin) {
    if (now_.multiline == base_.multiline) return copy(at_ + 1);
    ++at_;
    if (!now_.multiline) {
        out() += begin ? u"(?<![^])" : u"(?![^])";
        return;
    }
    out() += begin ? u"(?:^|(?<=[" : u"(?:$|(?=[";
    out() += line_ends;
    out() += u"]))";
}

void Translator::dot() {
    if (now_.dot_all == base_.dot_all) return copy(at_ + 1);
    ++at_;
    out() += u"[^";
    if (!now_.dot_all) out() += line_ends;
    out() += u']';
}

void Translator::character(char32_t point, std::size_t end) {
    if (!expands_here()) return copy(end);
    CodePointSet cases = CodePointSet::range(point, point);
    cases.close_over_case(case_table());
    if (cases.is_single()) return copy(end);
    at_ = end;
    out() += u'[';
    cases.print(out(), base_.unicode);
    out() += u']';
}

void Translator::escape() {
    const char32_t letter = peek(at_ + 1);
    if (letter == 'k') return named_reference();
    if (letter >= '1' && letter <= '9') {
        if (expands_here()) result_.refusal = "A reference to a group under the modifier i can't be matched yet.";
        return copy(at_ + 2);
    }
    if (letter == 'b' || letter == 'B') return boundary(letter == 'B');
    ClassReader reader = this->reader();
    std::size_t end = at_ + 1;
    ClassSet set;
    if (reader.escape_of_set(end, set)) {
        if (!base_.sets && !expands_here()) return copy(end);
        at_ = end;
        return print(set);
    }
    char32_t point = 0;
    const bool read = reader.error().empty() && reader.refusal().empty() && reader.character_escape(end, false, point);
    if (!reader.error().empty()) return fail(reader.error());
    if (!reader.refusal().empty()) return void(result_.refusal = reader.refusal());
    if (read) return character(point, end);
    copy(std::min(at_ + 2, text_.size()));
}

// A group that took no part matches the empty text, so several of a name are matched one after the other.
void Translator::named_reference() {
    std::size_t end = at_ + 3;
    const std::optional<std::u16string> name = peek(at_ + 2) == '<' ? group_name(end) : std::nullopt;
    std::u16string references;
    unsigned count = 0;
    for (const NamedGroup& group : groups_) {
        if (!name || group.name != *name) continue;
        ++count;
        references += u'\\';
        for (const char digit : std::to_string(group.capture)) references += static_cast<char16_t>(digit);
    }
    if (count && expands_here()) result_.refusal = "A reference to a group under the modifier i can't be matched yet.";
    if (count < 2) return copy(name ? end : std::min(at_ + 2, text_.size()));
    out() += u"(?:" + references + u')';
    at_ = end;
}

// \b, where the library's words are not those of this place: 22.2.2.9.3 WordCharacters
void Translator::boundary(bool negated) {
    if (!expands_here() || !base_.unicode) return copy(at_ + 2);
    at_ += 2;
    constexpr std::u16string_view word = u"[\\w\\u017F\\u212A]";
    const auto side = [&](std::u16string_view before, std::u16string_view after) {
        out() += before;
        out() += word;
        out() += after;
        out() += word;
        out() += u')';
    };
    out() += u"(?:";
    side(u"(?<=", negated ? u")(?=" : u")(?!");
    out() += u'|';
    side(u"(?<!", negated ? u")(?!" : u")(?=");
    out() += u')';
}

// --- classes ---------------------------------------------------------------------------------------------------------

void Translator::character_class() {
    ClassReader reader = this->reader();
    std::size_t end = at_ + 1;
    if (!base_.sets && !expands_here()) { // as it is
        while (end < text_.size() && text_[end] != ']') end += text_[end] == '\\' ? 2 : 1;
        return copy(std::min(end + 1, text_.size()));
    }
    ClassSet set;
    bool read = false, negated = false;
    if (base_.sets) {
        read = reader.nested_class(end, set);
    } else {
        negated = peek(end) == '^';
        if (negated) ++end;
        read = reader.plain_class(end, set.points);
    }
    if (!reader.refusal().empty()) return void(result_.refusal = reader.refusal());
    if (!read) return fail(reader.error().empty() ? "Invalid character class" : reader.error());
    at_ = end;
    if (!negated) return print(set);
    set.points.close_over_case(case_table()); // no member is equal to it in another case
    set.points.invert();
    out() += u'[';
    set.points.print(out(), base_.unicode);
    out() += u']';
}

void Translator::print_points(CodePointSet points) {
    if (expands_here()) points.close_over_case(case_table());
    out() += u'[';
    points.print(out(), base_.unicode);
    out() += u']';
}

void Translator::print_string(const std::u32string& text) {
    for (const char32_t point : text) {
        if (expands_here()) print_points(CodePointSet::range(point, point));
        else print_code_point(out(), point, base_.unicode);
    }
}

// 22.2.2.7 CompileAtom of a class with strings: the longest first
void Translator::print(const ClassSet& set) {
    if (set.strings.empty()) return print_points(set.points);
    std::vector<std::u32string> strings(set.strings.begin(), set.strings.end());
    std::stable_sort(strings.begin(), strings.end(), [](const auto& a, const auto& b) { return a.size() > b.size(); });
    out() += u"(?:";
    bool first = true, points_done = false;
    const auto alternative = [&] {
        if (!first) out() += u'|';
        first = false;
    };
    for (const std::u32string& text : strings) {
        if (text.empty() && !points_done) {
            points_done = true;
            alternative();
            print_points(set.points);
        }
        alternative();
        print_string(text);
    }
    if (!points_done) {
        alternative();
        print_points(set.points);
    }
    out() += u')';
}

} // namespace

bool has_modifiers(std::u16string_view source) {
    for (std::size_t at = source.find(u"(?"); at != std::u16string_view::npos; at = source.find(u"(?", at + 1))
        if (at + 2 < source.size() && std::u16string_view(u":=!<").find(source[at + 2]) == std::u16string_view::npos)
            return true;
    return false;
}

RegexpTranslation translate_regexp(std::u16string_view source, PatternFlags flags) {
    return Translator(source, flags).run();
}

} // namespace loopscope
