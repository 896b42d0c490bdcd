// Faults planted into copies of the engine's sources, to see whether random programs of the language would find them: as
// ../mutants.mjs, which builds them.

const library = 'generated/library_sources.cpp'; // the library's JavaScript, as the build embeds it

export const language_mutants = [
  { name: 'break leaves an iterator open', file: 'engine/bytecode/compile_exits.cpp',
    changes: [['if (control.is_loop) close_iterator(control.local, control.is_async);', 'if (control.is_loop) (void)control;']] },
  { name: 'an object pattern rest keeps what was named', file: 'engine/interpreter/literals.cpp',
    changes: [['if (skip) continue;', '(void)skip;']] },
  { name: 'addition asks for a number', file: 'engine/interpreter/operators.cpp',
    changes: [['Name::default_', 'Name::number']] },
  { name: 'for-in visits what was deleted meanwhile', file: 'engine/interpreter/iteration.cpp',
    changes: [['key).kind == Lookup::Kind::absent) continue;', 'key).kind == Lookup::Kind::count_of_kinds) continue;'.replace('Lookup::Kind::count_of_kinds', 'static_cast<Lookup::Kind>(99)')]] },
  { name: 'integer keys in the order in which they were made', file: 'engine/runtime/own_keys.cpp',
    changes: [['std::sort(', 'std::reverse('].map((text, n) => (n === 0 ? text : text))] },
  { name: 'loops share one binding for all turns', file: 'engine/bytecode/compile_loops.cpp',
    changes: [['code_.emit(Op::copy_environment);', '']] },
  { name: 'a sort that is not stable', file: library,
    changes: [['<= 0', '< 0']] },
  { name: 'what return() is given is not awaited in yield*', file: 'engine/bytecode/compile_generators.cpp',
    changes: [['        await_received_return(node);\n', '']] },
  { name: 'resources are disposed of first to last', file: library,
    changes: [['for (let i = resources.length - 1; i >= 0; i--) {', 'for (let i = 0; i < resources.length; i++) {']] },
  { name: 'an accessor of a proxy is asked once too often', file: library,
    changes: [["if (trap === undefined) return key in target;", "if (trap === undefined) return key in target && key in target;"]] },
];
