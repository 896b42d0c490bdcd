// Cell sizes of the heap's small blocks: every 16 bytes up to 256, then spaced so that a block is nearly filled.
#pragma once

#include "engine/runtime/heap.h"

#include <array>

namespace loopscope {

inline constexpr std::array<std::uint16_t, size_classes> class_bytes = {
    16,  32,  48,  64,  80,  96,  112, 128,  144,  160,  176,  192,  208,  224,  240,  256,
    320, 384, 448, 512, 640, 768, 896, 1008, 1360, 1632, 2032, 2720, 3264, 4080, 5456, 8176};
inline constexpr std::uint32_t largest_small_cell = class_bytes[size_classes - 1];

constexpr unsigned class_of(std::uint32_t bytes) {
    if (bytes <= 256) return (bytes - 1) >> 4;
    unsigned size_class = Heap::exact_classes;
    while (class_bytes[size_class] < bytes) ++size_class;
    return size_class;
}

constexpr std::uint32_t cells_in_block(std::uint32_t cell_bytes) {
    return (Heap::block_bytes - sizeof(BlockHeader)) / cell_bytes;
}

} // namespace loopscope
