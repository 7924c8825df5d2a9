package dev.weft.usecases.access;

import dev.weft.model.access.Principal;
import dev.weft.model.mesh.Person;
import dev.weft.usecases.registry.MeshDocuments;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Who answers for which service accounts, as people.yaml says.
final class ServiceOwners {

  private final Map<String, Set<String>> accounts = new HashMap<>();

  ServiceOwners(MeshDocuments documents) {
    for (var document : documents.folder().people()) {
      Person account = document.value();
      if (!account.retired()) {
        account.owners().forEach(owner -> add(owner, account.name()));
      }
    }
  }

  private void add(String owner, String account) {
    accounts.computeIfAbsent(owner, _ -> new TreeSet<>()).add(account);
  }

  /// Names of accounts by the [Principal#text] of who answers for them.
  Map<String, Set<String>> accounts() {
    return accounts;
  }

  boolean isOwner(Principal who, String account) {
    return accounts.getOrDefault(who.text(), Set.of()).contains(account);
  }
}
