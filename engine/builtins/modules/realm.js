// The shell's $262.createRealm(): a realm is made by running the library in it (engine/builtins/realm.h).
'use strict';

%define('CreateRealmInShell', function () {
  const realm = %beginRealm();
  for (let i = 0; ; i++) {
    const script = %realmScript(realm, i);
    if (script === undefined) return %hostOfRealm(realm);
    %call(script, undefined);
  }
});
