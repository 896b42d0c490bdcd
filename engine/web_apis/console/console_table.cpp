#include "engine/web_apis/console/console_table.h"

#include "engine/host/json.h"
#include "engine/runtime/property.h"
#include "engine/runtime/string.h"
#include "engine/syntax/utf8.h"
#include "engine/web_apis/console/inspect_value.h"

#include <algorithm>

namespace loopscope {

static constexpr std::size_t most_rows = 500, most_columns = 20, longest_cell = 200;
static constexpr std::string_view value_column = "Value"; // of rows that are not objects

namespace {

struct Cell {
    std::string column, text;
};
struct Row {
    std::string index;
    std::vector<Cell> cells;
};

class Tabulator {
public:
    explicit Tabulator(Agent& agent) : agent_(agent), heap_(agent.heap) {}

    bool read(Value data, Value properties) {
        if (!has_columns(data)) return false;
        wanted(properties);
        for (const PropertyKey key : own_property_keys(heap_, heap_.at<Object>(data))) {
            if (rows_.size() == most_rows) break;
            const Lookup found = own(data, key);
            if (!(found.attributes & enumerable) || key.is_symbol()) continue;
            rows_.push_back({name_of(key), cells_of(found)});
        }
        return !rows_.empty();
    }

    std::string json() const {
        Json columns = Json::array(), rows = Json::array();
        for (const std::string& column : columns_) columns.items.push_back(Json::of(column));
        for (const Row& row : rows_) {
            Json cells = Json::array();
            cells.items.push_back(Json::of(row.index));
            for (const std::string& column : columns_) cells.items.push_back(cell_in(row, column));
            rows.items.push_back(std::move(cells));
        }
        Json table = Json::object();
        table.set("columns", std::move(columns));
        table.set("rows", std::move(rows));
        return write_json(table);
    }

private:
    bool has_columns(Value value) const {
        if (!value.is_object()) return false;
        const ObjectClass kind = heap_.at<Object>(value).object_class();
        return kind != ObjectClass::proxy && kind != ObjectClass::function;
    }

    Lookup own(Value object, PropertyKey key) { return get_own_property(agent_, heap_.at<Object>(object), key); }
    std::string name_of(PropertyKey key) { return to_utf8(heap_, key_to_value(agent_, key)); }

    void wanted(Value properties) {
        all_ = !properties.is_object() || heap_.at<Object>(properties).object_class() != ObjectClass::array;
        if (all_) return;
        for (std::uint32_t i = 0; i < heap_.at<Object>(properties).array_length && columns_.size() < most_columns;
             ++i) {
            const Lookup name = own(properties, key_from_index(agent_, i));
            if (name.kind == Lookup::Kind::data && name.value.is_string())
                columns_.push_back(to_utf8(heap_, name.value));
        }
    }

    std::vector<Cell> cells_of(const Lookup& row) {
        std::vector<Cell> cells;
        if (row.kind != Lookup::Kind::data || !has_columns(row.value)) {
            if (all_) add(cells, std::string(value_column), row);
            return cells;
        }
        for (const PropertyKey key : own_property_keys(heap_, heap_.at<Object>(row.value))) {
            const Lookup found = own(row.value, key);
            if (found.attributes & enumerable && !key.is_symbol()) add(cells, name_of(key), found);
        }
        return cells;
    }

    void add(std::vector<Cell>& cells, std::string column, const Lookup& found) {
        if (std::find(columns_.begin(), columns_.end(), column) == columns_.end()) {
            if (!all_ || columns_.size() == most_columns) return;
            columns_.push_back(column);
        }
        const std::string text =
            found.kind == Lookup::Kind::data ? inspect_value(agent_, found.value).text : "[Getter]";
        cells.push_back({std::move(column), shortened(text, longest_cell)});
    }

    static Json cell_in(const Row& row, const std::string& column) {
        const auto found =
            std::find_if(row.cells.begin(), row.cells.end(), [&](const Cell& cell) { return cell.column == column; });
        return found == row.cells.end() ? Json() : Json::of(found->text);
    }

    Agent& agent_;
    Heap& heap_;
    bool all_ = true;
    std::vector<std::string> columns_;
    std::vector<Row> rows_;
};

} // namespace

std::string console_table(Agent& agent, Value data, Value properties) {
    Tabulator tabulator(agent);
    return tabulator.read(data, properties) ? tabulator.json() : std::string();
}

} // namespace loopscope
