// Every HTML text becomes a document that can be walked, searched, cloned and written again. The first line of a text
// is a selector, the rest is the HTML: once as the scenario's document, once through innerHTML.
#include "engine/simulation/driver.h"
#include "tests/fuzz/fuzzing.h"
#include "tests/fuzz/markup_mutator.h"

using namespace loopscope;

static constexpr std::uint64_t steps = 200'000;

// What holds for any document. A line that begins with "fault" is one.
static constexpr std::string_view tour = R"(
const expect = (holds, what) => { if (!holds) console.log('fault: ' + what); };
const selector = localStorage.selector, html = localStorage.html;
function walk(root) {
  const all = [];
  for (let node = root; node;) {
    all.push(node);
    if (node.firstChild) { node = node.firstChild; continue; }
    while (node && node !== root && !node.nextSibling) node = node.parentNode;
    node = node === root ? null : node?.nextSibling;
  }
  return all;
}
function check_tree(root) {
  const all = walk(root);
  for (const node of all) {
    for (const child of node.childNodes) expect(child.parentNode === node, 'a child whose parent is another');
    if (node !== root && node.nextSibling) expect(node.nextSibling.previousSibling === node, 'siblings that do not agree');
  }
  const elements = all.filter((node) => node.nodeType === 1 && node !== root);
  expect(root.querySelectorAll('*').length === elements.length, 'querySelectorAll(*) is not the elements');
  expect(root.getElementsByTagName('*').length === elements.length, 'getElementsByTagName(*) is not the elements');
  return elements;
}
function check_selector(root, elements) {
  let found;
  try { found = [...root.querySelectorAll(selector)]; } catch (error) { expect(error.name === 'SyntaxError', 'a selector threw ' + error); return; }
  expect(root.querySelector(selector) === (found[0] ?? null), 'querySelector is not the first of querySelectorAll');
  if (selector.includes(':scope')) return;
  for (const element of elements.slice(0, 12)) expect(element.matches(selector) === found.includes(element), 'matches and querySelectorAll differ');
}
function check_copies(root) {
  const copy = root.cloneNode(true);
  expect(copy.isEqualNode(root), 'a clone that is not equal');
  expect(copy.outerHTML === root.outerHTML, 'a clone is written in another way');
  expect(copy.textContent === root.textContent, 'a clone has another text');
  const before = root.outerHTML;
  root.normalize();
  expect(root.outerHTML === before, 'normalize changed what is written');
  const place = document.createElement('div');
  place.innerHTML = root.innerHTML;
  check_tree(place);
}
for (const root of [document.documentElement, document.createElement('div')]) {
  if (!root.parentNode) root.innerHTML = html;
  const elements = check_tree(root);
  check_selector(root, elements);
  check_copies(root);
  for (const element of elements.slice(0, 8)) element.remove();
  check_tree(root);
}
document.body?.replaceChildren();
console.log('done');
)";

static Scenario scenario_of(std::string_view text) {
    const std::size_t line = std::min(text.find('\n'), text.size());
    const std::string html(text.substr(std::min(line + 1, text.size())));
    Scenario scenario = scenario_from_program(tour);
    scenario.html = html;
    scenario.storage = {{false, "selector", std::string(text.substr(0, line))}, {false, "html", html}};
    scenario.settings.limits.arena_bytes = 16u << 20;
    return scenario;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const Scenario scenario = scenario_of(text_of(data, size));
    SimulatedHost host(scenario.mocks, scenario.geometry);
    SourceProblem problem;
    SimulationOptions forgetful; // it is never taken back
    forgetful.history_bytes = 0;
    const auto simulation = Simulation::load(scenario, host, problem, forgetful);
    if (!simulation) {
        if (problem.message.empty()) fault("a document that can't begin, and no word why");
        return note_outcome("refused by load: " + kind_of(problem.message)), 0;
    }
    DriverOptions options;
    options.max_steps = steps;
    options.chunk = 50'000;
    Driver(*simulation, host, options).run_to_end();
    bool done = false;
    for (const auto& line : simulation->trace().console()) {
        if (line.text.starts_with("fault") || line.text.starts_with("Uncaught")) fault(line.text);
        done = done || line.text == "done";
    }
    note_outcome(done ? "toured" : outcome_of(*simulation) == "ran" ? "too long for a tour" : outcome_of(*simulation));
    return 0;
}

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t most, unsigned seed) {
    return mutate_markup(data, size, most, seed);
}

extern "C" std::size_t LLVMFuzzerCustomCrossOver(const std::uint8_t* one, std::size_t one_size,
                                                 const std::uint8_t* other, std::size_t other_size, std::uint8_t* out,
                                                 std::size_t most, unsigned seed) {
    return cross_markup(text_of(one, one_size), text_of(other, other_size), out, most, seed);
}
