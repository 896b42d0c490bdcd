#include "engine/web_apis/url/url.h"
#include "engine/syntax/digits.h"

#include "engine/syntax/casts.h"
#include "engine/web_apis/url/url_codes.h"

#include <algorithm>

namespace loopscope {

static bool is_alpha(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
static char lower(char c) { return lower_ascii(c); }

static std::optional<unsigned> default_port(std::string_view scheme) {
    if (scheme == "http" || scheme == "ws") return 80;
    if (scheme == "https" || scheme == "wss") return 443;
    if (scheme == "ftp") return 21;
    return std::nullopt;
}

static bool is_dot(std::string segment) {
    for (char& c : segment) c = lower(c);
    return segment == "." || segment == "%2e";
}

static bool is_double_dot(std::string segment) {
    for (char& c : segment) c = lower(c);
    return segment == ".." || segment == ".%2e" || segment == "%2e." || segment == "%2e%2e";
}

namespace {

// URL, the basic URL parser, one method for each of its states. Drive letters are nothing special, as in Chromium on
// Linux.
class UrlParser {
public:
    UrlParser(std::string_view input, const Url* base, Url& url, UrlPart part) : base_(base), url_(url), part_(part) {
        if (part == UrlPart::none) {
            while (!input.empty() && byte_of(input.front()) <= 0x20) input.remove_prefix(1);
            while (!input.empty() && byte_of(input.back()) <= 0x20) input.remove_suffix(1);
        }
        for (const char c : input)
            if (c != '\t' && c != '\n' && c != '\r') text_ += c;
    }

    UrlOutcome run() {
        state_ = first_state();
        while (outcome_ == UrlOutcome::good && !done_) {
            step();
            if (at_ > text_.size()) break;
        }
        return outcome_;
    }

private:
    enum class State : std::uint8_t {
        scheme,
        no_scheme,
        relative,
        authority_slashes,
        path_or_authority,
        authority,
        host,
        port,
        file,
        file_slash,
        file_host,
        path_start,
        path,
        opaque,
        query,
        fragment
    };

    State first_state() const {
        switch (part_) {
        case UrlPart::host:
        case UrlPart::hostname: return url_.scheme == "file" ? State::file_host : State::host;
        case UrlPart::port: return State::port;
        case UrlPart::pathname: return State::path_start;
        case UrlPart::search: return State::query;
        case UrlPart::hash: return State::fragment;
        case UrlPart::none:
        case UrlPart::protocol: break;
        }
        return State::scheme;
    }

    void step() {
        switch (state_) {
        case State::scheme: return scheme();
        case State::no_scheme: return no_scheme();
        case State::relative: return relative();
        case State::authority_slashes: return authority_slashes();
        case State::path_or_authority: return go(peek() == '/' ? 1 : 0, peek() == '/' ? State::authority : State::path);
        case State::authority: return authority();
        case State::host: return host();
        case State::port: return port();
        case State::file: return file();
        case State::file_slash: return file_slash();
        case State::file_host: return file_host();
        case State::path_start: return path_start();
        case State::path: return path();
        case State::opaque: return opaque();
        case State::query: return query();
        case State::fragment: return fragment();
        }
    }

    bool overridden() const { return part_ != UrlPart::none; }
    bool ended(std::size_t ahead = 0) const { return at_ + ahead >= text_.size(); }
    char peek(std::size_t ahead = 0) const { return ended(ahead) ? '\0' : text_[at_ + ahead]; }
    std::string_view rest() const { return std::string_view(text_).substr(std::min(at_, text_.size())); }
    bool special() const { return is_special_scheme(url_.scheme); }
    bool slash() const { return !ended() && (peek() == '/' || (special() && peek() == '\\')); }
    void fail(UrlOutcome outcome = UrlOutcome::failure) { outcome_ = outcome; }
    void go(std::size_t over, State state) { at_ += over, state_ = state; }
    void finish() { done_ = true; }

    // The scheme start and scheme states
    void scheme() {
        std::size_t length = 0;
        if (is_alpha(peek()))
            while (!ended(length) && (is_alpha(peek(length)) || is_digit(peek(length)) ||
                                      std::string_view("+-.").find(peek(length)) != std::string_view::npos))
                ++length;
        if (length == 0 || (overridden() ? !ended(length) && peek(length) != ':' : peek(length) != ':'))
            return overridden() ? fail() : go(0, State::no_scheme);
        std::string name(rest().substr(0, length));
        for (char& c : name) c = lower(c);
        if (overridden()) return change_scheme(name);
        url_.scheme = name;
        at_ += length + 1;
        if (name == "file") return go(0, State::file);
        if (special() && base_ && base_->scheme == name)
            return rest().starts_with("//") ? go(2, State::authority_slashes) : go(0, State::relative);
        if (special()) return go(0, State::authority_slashes);
        if (peek() == '/') return go(1, State::path_or_authority);
        url_.opaque_path = true;
        url_.path = {""};
        go(0, State::opaque);
    }

    void change_scheme(const std::string& name) {
        finish();
        const bool has_authority = !url_.username.empty() || !url_.password.empty() || url_.port;
        if (special() != is_special_scheme(name) || (name == "file" && has_authority)) return;
        if (url_.scheme == "file" && (!url_.host || url_.host->empty())) return;
        url_.scheme = name;
        if (url_.port == default_port(name)) url_.port.reset();
    }

    void no_scheme() {
        if (!base_ || (base_->opaque_path && peek() != '#')) return fail();
        url_.scheme = base_->scheme;
        if (base_->opaque_path) {
            url_ = *base_;
            return go(1, State::fragment);
        }
        go(0, base_->scheme == "file" ? State::file : State::relative);
    }

    // The relative and relative slash states
    void relative() {
        if (slash()) {
            ++at_;
            if (slash()) return special() ? go(1, State::authority_slashes) : go(1, State::authority);
            take_authority_of_base();
            return go(0, State::path);
        }
        take_authority_of_base();
        take_path_of_base();
    }

    void take_authority_of_base() {
        url_.username = base_->username;
        url_.password = base_->password;
        url_.host = base_->host;
        url_.port = base_->port;
    }

    void take_path_of_base() {
        url_.path = base_->path;
        url_.query = base_->query;
        if (peek() == '?') return go(1, State::query);
        if (peek() == '#') return go(1, State::fragment);
        if (ended()) return finish();
        url_.query.reset();
        shorten();
        go(0, State::path);
    }

    // The special authority slashes and special authority ignore slashes states
    void authority_slashes() {
        while (peek() == '/' || peek() == '\\') ++at_;
        state_ = State::authority;
    }

    std::size_t end_of_authority() const {
        const std::size_t end = rest().find_first_of(special() ? "/\\?#" : "/?#");
        return end == std::string_view::npos ? rest().size() : end;
    }

    void authority() {
        const std::string_view whole = rest().substr(0, end_of_authority());
        const std::size_t at = whole.rfind('@');
        if (at != std::string_view::npos) {
            if (at + 1 == whole.size()) return fail();
            const std::string_view user = whole.substr(0, at);
            const std::size_t colon = user.find(':');
            set_url_user(url_, user.substr(0, colon),
                         colon == std::string_view::npos ? std::string_view() : user.substr(colon + 1));
            at_ += at + 1;
        }
        state_ = State::host;
    }

    // The host and hostname states
    void host() {
        const std::string_view whole = rest().substr(0, end_of_authority());
        std::size_t colon = 0;
        for (bool inside = false; colon < whole.size() && (inside || whole[colon] != ':'); ++colon) {
            if (whole[colon] == '[') inside = true;
            if (whole[colon] == ']') inside = false;
        }
        const std::string_view name = whole.substr(0, colon);
        const bool has_port = colon < whole.size();
        if (name.empty() && (has_port || special())) return fail();
        if (part_ == UrlPart::hostname && has_port) return fail();
        if (overridden() && name.empty() && (!url_.username.empty() || !url_.password.empty() || url_.port))
            return fail();
        std::string parsed;
        if (const UrlOutcome outcome = parse_url_host(name, special(), parsed); outcome != UrlOutcome::good)
            return fail(outcome);
        url_.host = parsed;
        at_ += name.size();
        if (has_port) return go(1, State::port);
        if (overridden()) return finish();
        state_ = State::path_start;
    }

    void port() {
        std::size_t length = 0;
        unsigned value = 0;
        for (; is_digit(peek(length)); ++length) {
            value = value * 10 + static_cast<unsigned>(peek(length) - '0');
            if (value > 65535) return part_ == UrlPart::host ? finish() : fail(); // the host stays changed
        }
        const bool ends = ended(length) || std::string_view("/?#").find(peek(length)) != std::string_view::npos ||
                          (special() && peek(length) == '\\');
        if (!ends && !overridden()) return fail();
        if (length > 0) {
            url_.port = value;
            if (url_.port == default_port(url_.scheme)) url_.port.reset();
        }
        if (overridden()) return length > 0 || part_ != UrlPart::port ? finish() : fail();
        go(length, State::path_start);
    }

    void file() {
        url_.scheme = "file";
        url_.host = "";
        if (peek() == '/' || peek() == '\\') return go(1, State::file_slash);
        if (!base_ || base_->scheme != "file") return go(0, State::path);
        url_.host = base_->host;
        take_path_of_base();
    }

    void file_slash() {
        if (peek() == '/' || peek() == '\\') return go(1, State::file_host);
        if (base_ && base_->scheme == "file") url_.host = base_->host;
        state_ = State::path;
    }

    void file_host() {
        const std::string_view name = rest().substr(0, std::min(rest().find_first_of("/\\?#"), rest().size()));
        std::string parsed;
        if (!name.empty()) {
            if (const UrlOutcome outcome = parse_url_host(name, true, parsed); outcome != UrlOutcome::good)
                return fail(outcome);
        }
        url_.host = parsed;
        if (overridden()) return finish();
        at_ += name.size();
        if (name.empty()) // Chromium: all slashes before the path are one
            while (slash() && (peek(1) == '/' || peek(1) == '\\')) ++at_;
        state_ = State::path_start;
    }

    void path_start() {
        if (special()) return go(slash() ? 1 : 0, State::path);
        if (!overridden() && peek() == '?') return go(1, State::query);
        if (!overridden() && peek() == '#') return go(1, State::fragment);
        if (!ended()) return go(peek() == '/' ? 1 : 0, State::path);
        if (overridden() && !url_.host) url_.path.emplace_back();
        finish();
    }

    void path() {
        const std::string_view ends = overridden() ? (special() ? "/\\" : "/") : (special() ? "/\\?#" : "/?#");
        const std::size_t length = std::min(rest().find_first_of(ends), rest().size());
        std::string segment;
        append_percent_encoded(segment, UrlSet::path, rest().substr(0, length));
        at_ += length;
        const bool more = slash();
        if (is_double_dot(segment)) {
            shorten();
            if (!more) url_.path.emplace_back();
        } else if (is_dot(segment)) {
            if (!more) url_.path.emplace_back();
        } else {
            url_.path.push_back(segment);
        }
        if (more) return go(1, State::path);
        if (ended()) return finish();
        go(1, peek() == '?' ? State::query : State::fragment);
    }

    // The opaque path state; the standard writes a last space before '?' or '#' as %20, Chromium leaves it
    void opaque() {
        const std::size_t length = std::min(rest().find_first_of("?#"), rest().size());
        append_percent_encoded(url_.path[0], UrlSet::control, rest().substr(0, length));
        at_ += length;
        if (ended()) return finish();
        go(1, peek() == '?' ? State::query : State::fragment);
    }

    void query() {
        const std::size_t length = overridden() ? rest().size() : std::min(rest().find('#'), rest().size());
        url_.query = "";
        append_percent_encoded(*url_.query, UrlSet::query, rest().substr(0, length));
        at_ += length;
        if (ended()) return finish();
        go(1, State::fragment);
    }

    void fragment() {
        url_.fragment = "";
        append_percent_encoded(*url_.fragment, UrlSet::fragment, rest());
        finish();
    }

    void shorten() {
        if (!url_.path.empty()) url_.path.pop_back();
    }

    std::string text_;
    std::size_t at_ = 0;
    const Url* base_;
    Url& url_;
    UrlPart part_;
    State state_ = State::scheme;
    UrlOutcome outcome_ = UrlOutcome::good;
    bool done_ = false;
};

} // namespace

bool is_special_scheme(std::string_view scheme) { return scheme == "file" || default_port(scheme); }

UrlOutcome parse_url(std::string_view input, const Url* base, Url& url, UrlPart part) {
    return UrlParser(input, base, url, part).run();
}

void set_url_user(Url& url, std::string_view name, std::string_view value) {
    url.username.clear();
    url.password.clear();
    append_percent_encoded(url.username, UrlSet::userinfo, name);
    append_percent_encoded(url.password, UrlSet::userinfo, value);
}

bool cannot_have_credentials(const Url& url) { return !url.host || url.host->empty() || url.scheme == "file"; }

std::string url_host_text(const Url& url) {
    if (!url.host) return {};
    return *url.host + (url.port ? ":" + std::to_string(*url.port) : "");
}

std::string url_path_text(const Url& url) {
    if (url.opaque_path) return url.path[0];
    std::string text;
    for (const std::string& segment : url.path) text += "/" + segment;
    return text;
}

std::string url_text(const Url& url, bool without_fragment) {
    std::string text = url.scheme + ":";
    if (url.host) {
        text += "//";
        if (!url.username.empty() || !url.password.empty()) {
            text += url.username;
            if (!url.password.empty()) text += ":" + url.password;
            text += '@';
        }
        text += url_host_text(url);
    } else if (!url.opaque_path && url.path.size() > 1 && url.path[0].empty()) {
        text += "/.";
    }
    text += url_path_text(url);
    if (url.query) text += "?" + *url.query;
    if (!without_fragment && url.fragment) text += "#" + *url.fragment;
    return text;
}

std::string url_origin_text(const Url& url) {
    if (url.scheme == "blob") {
        Url inner;
        const bool good = parse_url(url_path_text(url), nullptr, inner) == UrlOutcome::good;
        return good && (inner.scheme == "http" || inner.scheme == "https") ? url_origin_text(inner) : "null";
    }
    if (url.scheme == "file") return "file://"; // a choice that the standard leaves open
    return default_port(url.scheme) ? url.scheme + "://" + url_host_text(url) : "null";
}

UrlPairs parse_url_pairs(std::string_view text) {
    UrlPairs pairs;
    while (!text.empty()) {
        const std::string_view piece = text.substr(0, text.find('&'));
        text.remove_prefix(std::min(piece.size() + 1, text.size()));
        if (piece.empty()) continue;
        const std::size_t equals = piece.find('=');
        std::string name(piece.substr(0, equals)),
            value(equals == std::string_view::npos ? std::string_view() : piece.substr(equals + 1));
        std::replace(name.begin(), name.end(), '+', ' ');
        std::replace(value.begin(), value.end(), '+', ' ');
        pairs.emplace_back(percent_decoded(name), percent_decoded(value));
    }
    return pairs;
}

std::string url_pairs_text(const UrlPairs& pairs) {
    std::string text;
    const auto add = [&text](std::string_view part) {
        std::string encoded;
        append_percent_encoded(encoded, UrlSet::form, part);
        for (std::size_t at = 0; (at = encoded.find("%20", at)) != std::string::npos; ++at) encoded.replace(at, 3, "+");
        text += encoded;
    };
    for (const auto& [name, value] : pairs) {
        if (!text.empty()) text += '&';
        add(name);
        text += '=';
        add(value);
    }
    return text;
}

} // namespace loopscope
