class A { }
class B extends A {
    #field = 1; #bare; static #shared = 2; plain; 'quoted' = 3; [computed] = 4; static s = this; 5 = 6; get; set; async; static;
    constructor(a) { super(a); this.#field = super.method(); }
    method() { return super.method?.() || #field in a; }
    get value() { return this.#field; }
    set value(v) { this.#field = v; }
    static { this.t = () => this.#shared; }
    async fetch() { await super['x']; } *gen() { yield* this; } async *both() {}
    static async make() { return new B(); } get [key]() { return new.target; }
    #secret() {} get #pair() { return 1; } set #pair(v) {}
    static get() {} static static() {} 'constructor2'() {}
    arrow = () => { this.x; super.y; arguments_; };
}
const C = class Named { self() { return Named; } };
const D = class { constructor() { const f = () => new.target; } };
class E extends (a, b) { constructor() { const later = () => super(); later(); } }
