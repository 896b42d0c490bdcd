// Console 1.1.7 table(tabularData, properties): rows and columns, beside the line of text that every call gives.
#pragma once

#include "engine/runtime/agent.h"

#include <string>

namespace loopscope {

// JSON {"columns": [names], "rows": [[index, cell...]]}, a cell that a row has nothing for is null; empty when there is
// nothing to tabulate. `properties`: an array of the columns that are wanted, or anything else for all. Runs no code of
// the program.
std::string console_table(Agent& agent, Value data, Value properties);

} // namespace loopscope
