#include "engine/trace/trace.h"

#include "engine/syntax/by_enum.h"
#include "engine/syntax/casts.h"

#include <algorithm>

namespace loopscope {

// Labels are few (names of functions and interfaces); a program that makes more gets none for the rest.
static constexpr std::size_t label_limit = 65'536;
// Beyond this, new tokens have no short name.
static constexpr std::size_t least_sites = 1 << 9, site_limit = 1 << 15; // powers of two
static constexpr std::size_t token_limit = 1 << 18;

std::string_view console_level_name(ConsoleLevel level) {
    static constexpr NamesOf<ConsoleLevel, 6> names = {"log", "info", "warn", "error", "debug", "uncaught"};
    return names[level];
}

std::uint32_t Trace::label_index(std::string_view label) {
    if (label.empty()) return 0;
    if (const auto known = label_indices_.find(label); known != label_indices_.end()) return known->second;
    if (labels_.size() >= label_limit) return 0;
    const auto index = size32(labels_);
    labels_.emplace_back(label);
    label_indices_.emplace(label, index);
    return index;
}

void Trace::append(TraceKind kind, TraceDetail what, std::uint32_t id, std::uint32_t cause, std::string_view label,
                   std::uint64_t step, std::int64_t time_ns, std::uint64_t amount) {
    if (!recording) return;
    if (records_.size() >= capacity_ && !records_.empty()) {
        ++dropped_[static_cast<unsigned>(records_.front().kind)];
        records_.pop_front();
    }
    records_.push_back({kind, what.number, agent_, id, cause, label_index(label), step, time_ns, amount});
}

// The steps never go down.
std::ranges::subrange<std::deque<TraceRecord>::const_iterator> Trace::of_step(std::uint64_t step) const {
    if (records_.empty() || records_.back().step < step) return {records_.end(), records_.end()}; // the usual case
    const auto begin = std::lower_bound(records_.begin(), records_.end(), step,
                                        [](const TraceRecord& one, std::uint64_t at) { return one.step < at; });
    const auto end = std::find_if(begin, records_.end(), [&](const TraceRecord& one) { return one.step != step; });
    return {begin, end};
}

void Trace::append_console(ConsoleRecord line) {
    if (!recording) return;
    append(TraceKind::console_line, line.level, 0, line.cause, {}, line.step, line.time_ns, console_.size());
    line.agent = agent_ids_[agent_];
    console_.push_back(std::move(line));
}

void Trace::enter_agent(std::uint32_t id) {
    constexpr std::size_t most = 1 << 16;
    const auto known = std::find(agent_ids_.begin(), agent_ids_.end(), id);
    if (known == agent_ids_.end() && agent_ids_.size() == most) return;
    agent_ = static_cast<std::uint16_t>(known - agent_ids_.begin());
    if (known == agent_ids_.end()) agent_ids_.push_back(id);
}

void Trace::note_token(std::uint32_t id, std::uint32_t token, char letter) {
    if (!recording || tokens_.size() >= token_limit) return;
    if (const auto known = tokens_.find(token); known != tokens_.end()) {
        const TraceToken same = known->second;
        tokens_.emplace(id, same);
        return;
    }
    const TraceToken made{token, letter, ++token_numbers_[static_cast<unsigned>(letter - 'A')]};
    tokens_.emplace(token, made);
    if (id != token) tokens_.emplace(id, made);
}

void Trace::note_site(std::uint32_t id, const TraceSite& site) {
    if (!recording) return;
    while (id >= sites_.size() && sites_.size() < site_limit) sites_.resize(std::max(least_sites, sites_.size() * 2));
    sites_[id % sites_.size()] = {id, site};
}

const TraceSite* Trace::site(std::uint32_t id) const {
    if (sites_.empty()) return nullptr;
    const NotedSite& found = sites_[id % sites_.size()];
    return found.id == id && id != 0 ? &found.site : nullptr;
}

std::string badge_of(const TraceToken& token) {
    return token.letter ? std::string(1, token.letter) + std::to_string(token.number) : std::string();
}

TraceToken Trace::token(std::uint32_t id) const {
    const auto known = tokens_.find(id);
    return known == tokens_.end() ? TraceToken() : known->second;
}

void Trace::cut(std::uint64_t step, std::uint64_t console_lines) {
    while (!records_.empty() && records_.back().step > step) records_.pop_back();
    if (console_.size() > console_lines) console_.resize(console_lines);
    for (NotedSite& noted : sites_)
        if (noted.site.step > step) noted = {};
}

void Trace::clear() {
    records_.clear();
    dropped_.fill(0);
    console_.clear();
    tokens_.clear();
    sites_.clear();
    token_numbers_.fill(0);
}

} // namespace loopscope
