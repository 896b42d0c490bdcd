class A extends B {
  #secret = 1;
  static count = 0;
  [k] = 2;
  constructor(x) { super(x); this.x = () => super.m(); }
  get secret() { return this.#secret; }
  #hidden() {}
  static { this.count++; }
}
