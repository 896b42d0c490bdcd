// Law 7 for interfaces: what they list is Chromium's list, and what is not there halts the run.
#include "engine/inspect/absent.h"
#include "engine/web_apis/web_apis.h"
#include "tests/support/program.h"

#include <doctest/doctest.h>

#include <map>
#include <sstream>

using namespace loopscope;

namespace {

std::string key_of(std::string_view name) {
    if (name.substr(0, 2) != "@@") return std::string(name);
    return "Symbol(Symbol." + std::string(name.substr(2)) + ")";
}

// What the table says of each holder, its names separated by spaces.
std::map<std::string, std::string> table() {
    std::map<std::string, std::string> holders;
    for (const InterfaceRow& row : interface_rows()) {
        std::string& text = holders[std::string(row.holder)];
        for (std::string_view names = row.names; !names.empty();) {
            const std::string_view name = names.substr(0, names.find(' '));
            names.remove_prefix(std::min(name.size() + 1, names.size()));
            text += (text.empty() ? "" : " ") + key_of(name);
        }
    }
    return holders;
}

std::string halt_of(std::string_view source) {
    ProgramRun run(source);
    REQUIRE(run.simulation);
    run.to_end();
    return run.simulation->halt().subject;
}

} // namespace

TEST_CASE("each interface lists what Chromium lists, in its order") {
    std::string program = "const own = (of, leave) => Reflect.ownKeys(of).filter((key) => "
                          "!leave.includes(key)).map(String).join(' ');\n",
                expected;
    for (const auto& [holder, names] : table()) {
        if (holder == "CSSStyleDeclaration.properties.prototype") continue; // has the names with hyphens too
        const bool prototype = holder.find('.') != std::string::npos;
        program += "console.log('" + holder + ":', own(" + holder +
                   (prototype ? ", []));\n" : ", ['length', 'name', 'prototype']));\n");
        expected += holder + ": " + names + '\n';
    }
    std::istringstream lines(printed_by(program)), wanted(expected);
    for (std::string line, want; std::getline(wanted, want);) {
        std::getline(lines, line);
        CHECK(line == want);
    }
}

TEST_CASE("a member that is not there is listed, and reading it halts the run") {
    CHECK(printed_by(
              "console.log('animate' in Element.prototype, 'animate' in document.body, 'nothing' in document.body)") ==
          "true true false\n");
    CHECK(halt_of("document.body.animate([], 100)") == "animate");
    CHECK(halt_of("document.body.onwheel = () => {}") == "onwheel");
    CHECK(printed_by("console.log(document.body.nothing)") == "undefined\n");
}

TEST_CASE("no refusal hides what an interface inherits") {
    ProgramRun run("");
    for (const AbsentMembers& members : absent_members(run.simulation->agent())) {
        std::string hiding;
        if (members.holder == "TaskSignal") continue; // its any() takes a priority, which AbortSignal's does not
        for (const std::string& name : members.hiding) hiding += name + " ";
        CHECK_MESSAGE(hiding == "", members.holder);
    }
}

TEST_CASE("attributes of members are Web IDL's") {
    CHECK(
        printed_by(
            R"(const of = (object, key) => { const d = Object.getOwnPropertyDescriptor(object, key); return ['writable', 'enumerable', 'configurable'].filter((n) => d[n]).join('+'); };
        console.log(of(Node.prototype, 'appendChild'), of(Node.prototype, 'firstChild'), of(Node, 'ELEMENT_NODE'), of(Node.prototype, 'constructor'), of(Node.prototype, Symbol.toStringTag));)") ==
        "writable+enumerable+configurable enumerable+configurable enumerable writable+configurable configurable\n");
}
