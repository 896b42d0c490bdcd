// The scenario's files as the network has them: what modules import, what workers run.
#pragma once

#include "engine/host/scenario.h"
#include "engine/runtime/agent.h"
#include "engine/syntax/utf8.h"

#include <algorithm>

namespace loopscope {

// HTML, Resolve a module specifier, without import maps.
class ScenarioFiles final : public ModuleLoader {
public:
    explicit ScenarioFiles(const Scenario& scenario) : scenario_(scenario) {}

    std::optional<ModuleSource> load(std::u16string_view referrer, std::u16string_view specifier) const override {
        const std::string name = resolved(utf8_of_utf16(referrer), utf8_of_utf16(specifier));
        for (std::uint32_t i = 0; i < scenario_.files.size(); ++i) {
            const auto& [known, text] = scenario_.files[i];
            if (known == name) return ModuleSource{utf16_of_utf8(name), utf16_of_utf8(text), i};
        }
        return std::nullopt;
    }

    std::u16string url(std::u16string_view name) const override {
        return utf16_of_utf8(own_origin) + u"/" + std::u16string(name);
    }

private:
    // "lib/a.js" and "../b.js" -> "b.js"; empty for a bare specifier.
    static std::string resolved(const std::string& referrer, std::string specifier) {
        std::vector<std::string> parts;
        if (specifier.starts_with(std::string(own_origin) + "/")) specifier = specifier.substr(own_origin.size());
        if (specifier.starts_with("./") || specifier.starts_with("../"))
            add_parts(referrer.substr(0, referrer.rfind('/') + 1), parts);
        else if (!specifier.starts_with('/')) return {};
        add_parts(specifier, parts);
        std::string path;
        for (const std::string& part : parts) path += (path.empty() ? "" : "/") + part;
        return path;
    }

    static void add_parts(const std::string& path, std::vector<std::string>& parts) {
        for (std::size_t at = 0; at <= path.size();) {
            const std::size_t end = std::min(path.find('/', at), path.size());
            const std::string part = path.substr(at, end - at);
            if (part == "..") {
                if (!parts.empty()) parts.pop_back();
            } else if (!part.empty() && part != ".") parts.push_back(part);
            at = end + 1;
        }
    }

    const Scenario& scenario_;
};

} // namespace loopscope
