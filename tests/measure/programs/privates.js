// Private fields, methods and accessors, static ones, #x in object.
class Account {
  #balance = 0; #log = [];
  static #made = 0;
  static get made() { return Account.#made; }
  constructor(start) { this.#balance = start; Account.#made++; }
  #note(amount) { this.#log.push(amount); if (this.#log.length > 50) this.#log.length = 0; }
  deposit(amount) { this.#balance += amount; this.#note(amount); return this; }
  get balance() { return this.#balance; }
  set #raw(value) { this.#balance = value; }
  reset(to) { this.#raw = to; return #balance in this; }
}
let sum = 0;
for (let i = 0; i < 12000; i++) {
  const account = new Account(i);
  for (let k = 0; k < 60; k++) account.deposit(k);
  sum = (sum + account.balance) % 1000003;
  if (account.reset(1)) sum += account.balance;
}
print('privates ' + [sum, Account.made].join(':'));
