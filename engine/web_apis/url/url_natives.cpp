// Leaves of URL and URLSearchParams, and of all who resolve addresses.
#include "engine/builtins/charge.h"
#include "engine/event_loop/loop_state.h"
#include "engine/host/scenario.h"
#include "engine/runtime/property.h"
#include "engine/runtime/string.h"
#include "engine/syntax/casts.h"
#include "engine/web_apis/url/url.h"
#include "engine/web_apis/url/url_codes.h"
#include "engine/web_apis/web_apis.h"

namespace loopscope {

std::string text_of(const Agent& agent, const NativeCall& call, std::uint32_t i) {
    return to_utf8(agent.heap, call.argument(i));
}

static bool has_room(const Agent& agent, const NativeCall& call) {
    std::uint64_t units = 0;
    for (std::uint32_t i = 0; i < call.count; ++i)
        if (call.argument(i).is_string()) units += length_of(agent.heap, call.argument(i));
    return agent.heap.can_allocate(4096 + units * 40);
}

static Value list_of(Agent& agent, std::span<const std::string> texts) {
    Object& list = agent.make_array(0);
    for (const std::string& text : texts) append_element(agent, list, string_from_utf8(agent, text));
    return agent.value_of(list);
}

static Completion refuse_international(Agent& agent) {
    return agent.refuse("international host names", "their tables are not here");
}

// %percentDecode(bytes): bytes. URL, percent-encoded bytes
static Completion percent_decode_bytes(Agent& agent, const NativeCall& call) {
    if (!has_room(agent, call)) return Completion::collect();
    const std::string bytes = percent_decoded(latin1_bytes(flatten(agent, call.argument(0))));
    charge(agent, bytes.size());
    return Completion::normal(string_from_latin1(agent, bytes));
}

// %urlParts(address, base or undefined): [href, origin, protocol, username, password, host, hostname, port, pathname,
// search, hash]; null when it can't be parsed
static Completion url_parts(Agent& agent, const NativeCall& call) {
    if (!has_room(agent, call)) return Completion::collect();
    const std::string text = text_of(agent, call, 0);
    charge(agent, text.size());
    Url base, url;
    const bool relative = call.argument(1).is_string();
    UrlOutcome outcome = relative ? parse_url(text_of(agent, call, 1), nullptr, base) : UrlOutcome::good;
    if (outcome == UrlOutcome::good) outcome = parse_url(text, relative ? &base : nullptr, url);
    if (outcome == UrlOutcome::international) return refuse_international(agent);
    if (outcome == UrlOutcome::failure) return Completion::normal(Value::null());
    const auto after = [](char mark, const std::optional<std::string>& part) {
        return part && !part->empty() ? mark + *part : std::string();
    };
    const std::string parts[] = {
        url_text(url),      url_origin_text(url),  url.scheme + ":",        url.username,
        url.password,       url_host_text(url),    url.host.value_or(""),   url.port ? std::to_string(*url.port) : "",
        url_path_text(url), after('?', url.query), after('#', url.fragment)};
    return Completion::normal(list_of(agent, parts));
}

static std::string_view without_mark(char mark, std::string_view value) {
    if (value.starts_with(mark)) value.remove_prefix(1);
    return value;
}

// Chromium: nothing is stripped from a scheme, and an address without a special scheme that gets one is parsed anew.
static UrlOutcome change_scheme(Url& url, std::string_view value) {
    const std::string_view name = value.substr(0, value.find(':'));
    if (name.find_first_of("\t\n\r") != std::string_view::npos) return UrlOutcome::failure;
    std::string low(name);
    for (char& c : low) c = lower_ascii(c);
    if (is_special_scheme(url.scheme) || !is_special_scheme(low))
        return parse_url(value, nullptr, url, UrlPart::protocol);
    Url anew;
    const UrlOutcome outcome = parse_url(low + url_text(url).substr(url.scheme.size()), nullptr, anew);
    if (outcome == UrlOutcome::good) url = anew;
    return outcome;
}

// URL, the setters; what can't be set leaves the address as it is.
static UrlOutcome change_url(Url& url, std::string_view part, std::string_view value) {
    const bool credentials = !cannot_have_credentials(url);
    if (part == "username" || part == "password") {
        if (!credentials) return UrlOutcome::failure;
        Url encoded;
        set_url_user(encoded, value, value);
        (part == "username" ? url.username : url.password) = encoded.username;
        return UrlOutcome::good;
    }
    if (part == "protocol") return change_scheme(url, value);
    if (part == "host" || part == "hostname")
        return url.opaque_path ? UrlOutcome::failure
                               : parse_url(value, nullptr, url, part == "host" ? UrlPart::host : UrlPart::hostname);
    if (part == "port") {
        if (!credentials) return UrlOutcome::failure;
        if (!value.empty()) return parse_url(value, nullptr, url, UrlPart::port);
        url.port.reset();
    } else if (part == "pathname") {
        if (url.opaque_path) return UrlOutcome::failure;
        url.path.clear();
        return parse_url(value, nullptr, url, UrlPart::pathname);
    } else if (part == "search") {
        url.query.reset();
        if (!value.empty()) return parse_url(without_mark('?', value), nullptr, url, UrlPart::search);
    } else if (part == "hash") {
        url.fragment.reset();
        if (!value.empty()) return parse_url(without_mark('#', value), nullptr, url, UrlPart::hash);
    }
    return UrlOutcome::good;
}

// %changeUrl(href, part, value): the new href
static Completion change(Agent& agent, const NativeCall& call) {
    if (!has_room(agent, call)) return Completion::collect();
    Url url;
    parse_url(text_of(agent, call, 0), nullptr, url);
    const UrlOutcome outcome = change_url(url, text_of(agent, call, 1), text_of(agent, call, 2));
    if (outcome == UrlOutcome::international) return refuse_international(agent);
    return Completion::normal(outcome == UrlOutcome::good ? string_from_utf8(agent, url_text(url)) : call.argument(0));
}

// Against the address of the page or of a worker's script.
static UrlOutcome on_page(const Agent& agent, std::string_view text, Url& url) {
    Url base;
    const Value script = loop_state(agent).global_url;
    parse_url(script.is_string() ? to_utf8(agent.heap, script) : std::string(own_origin) + "/page.html", nullptr, base);
    return parse_url(text, &base, url);
}

// %ownOrigin()
static Completion get_own_origin(Agent& agent, const NativeCall&) {
    return Completion::normal(string_from_utf8(agent, own_origin));
}

// %resolveUrl(address): against the page's; as it is when it can't be parsed
static Completion resolve_url(Agent& agent, const NativeCall& call) {
    if (!has_room(agent, call)) return Completion::collect();
    Url url;
    const bool good = on_page(agent, text_of(agent, call, 0), url) == UrlOutcome::good;
    return Completion::normal(good ? string_from_utf8(agent, url_text(url)) : call.argument(0));
}

// %setPageUrl(address): what the page's addresses are resolved against from now on
static Completion set_page_url(Agent& agent, const NativeCall& call) {
    set_global_url(agent, call.argument(0));
    return Completion::normal();
}

// %urlProblem(address): '' when it can be fetched, 'parse', or 'credentials'
static Completion url_problem(Agent& agent, const NativeCall& call) {
    Url url;
    const UrlOutcome outcome = on_page(agent, text_of(agent, call, 0), url);
    if (outcome == UrlOutcome::international) return refuse_international(agent);
    const bool credentials = !url.username.empty() || !url.password.empty();
    return Completion::normal(string_from_utf8(agent, outcome == UrlOutcome::failure ? "parse"
                                                      : credentials                  ? "credentials"
                                                                                     : ""));
}

// %parseUrlPairs(text): [name, value, name, value...]
static Completion parse_pairs(Agent& agent, const NativeCall& call) {
    if (!has_room(agent, call)) return Completion::collect();
    const std::string text = text_of(agent, call, 0);
    charge(agent, text.size());
    std::vector<std::string> flat;
    for (const auto& [name, value] : parse_url_pairs(text)) flat.insert(flat.end(), {name, value});
    return Completion::normal(list_of(agent, flat));
}

// %urlPairsText([name, value, name, value...])
static Completion pairs_text(Agent& agent, const NativeCall& call) {
    Object& list = agent.heap.at<Object>(call.argument(0));
    UrlPairs pairs;
    std::uint64_t units = 0;
    for (std::uint32_t i = 0; i + 1 < list.array_length; i += 2) {
        const auto text = [&](std::uint32_t at) {
            return to_utf8(agent.heap, get_own_property(agent, list, key_from_index(agent, at)).value);
        };
        pairs.emplace_back();
        pairs.back().first = text(i);
        pairs.back().second = text(i + 1);
        units += pairs.back().first.size() + pairs.back().second.size();
    }
    if (!agent.heap.can_allocate(4096 + units * 4)) return Completion::collect();
    charge(agent, units);
    return Completion::normal(string_from_utf8(agent, url_pairs_text(pairs)));
}

static constexpr NativeSpec url_specs[] = {
    {"", "percentDecode", percent_decode_bytes, "", 1, native_intrinsic, "URL, Percent-encoded bytes"},
    {"", "urlParts", url_parts, "", 2, native_intrinsic, "URL, URL parsing"},
    {"", "changeUrl", change, "", 3, native_intrinsic, "URL, URL class"},
    {"", "resolveUrl", resolve_url, "", 1, native_intrinsic, "URL, URL parsing"},
    {"", "setPageUrl", set_page_url, "", 1, native_intrinsic, "HTML, URL and history update steps"},
    {"", "ownOrigin", get_own_origin, "", 0, native_intrinsic, "HTML, Origins"},
    {"", "urlProblem", url_problem, "", 1, native_intrinsic, "URL, URL parsing"},
    {"", "parseUrlPairs", parse_pairs, "", 1, native_intrinsic, "URL, application/x-www-form-urlencoded parsing"},
    {"", "urlPairsText", pairs_text, "", 1, native_intrinsic, "URL, application/x-www-form-urlencoded serializing"},
};

NativeList url_natives() { return url_specs; }

} // namespace loopscope
