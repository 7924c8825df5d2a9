package dev.weft.usecases.access;

import dev.weft.model.access.Principal;
import dev.weft.model.document.Sourced;
import dev.weft.model.mesh.Person;
import dev.weft.usecases.registry.MeshDocuments;
import dev.weft.usecases.registry.Principals;
import java.util.List;
import java.util.regex.Pattern;

/// Who signs in by which account of an issuer. An account stands for one person, or for nobody:
/// neither for a service account nor for the operator, nor for a name that is somebody else's.
final class Accounts {

  private static final Pattern SPELLING = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@+-]{0,99}");

  private Accounts() {}

  /// The declared person, or one of the account's own name whom the mesh does not know.
  static Principal owner(MeshDocuments documents, String account) {
    List<Person> declared = documents.folder().people().stream().map(Sourced::value).toList();
    List<Person> owners =
        declared.stream()
            .filter(person -> !person.kind().equals("service"))
            .filter(person -> person.account().orElse(person.name()).equals(account))
            .toList();
    List<Person> living = owners.stream().filter(person -> !person.retired()).toList();
    if (living.size() == 1) {
      return Principals.of(living.getFirst());
    }
    if (living.isEmpty() && !owners.isEmpty()) {
      throw AccessFailures.left();
    }
    boolean free =
        SPELLING.matcher(account).matches()
            && !account.equalsIgnoreCase(new Principal.Operator().text())
            && declared.stream().noneMatch(person -> person.name().equalsIgnoreCase(account));
    if (!living.isEmpty() || !free) {
      throw AccessFailures.nobodysAccount();
    }
    return new Principal.OfPerson(account);
  }

  /// Passes unless whoever it is has left the mesh: their document says `status: retired`. Throws
  /// `WeftException` (ACCESS_TOKEN_ENDED).
  static void checkStays(MeshDocuments documents, Principal principal) {
    if (documents.hasLeft(principal)) {
      throw AccessFailures.left();
    }
  }
}
