package dev.weft.usecases.registry;

import dev.weft.model.access.Principal;
import dev.weft.model.document.MeshFolder;
import dev.weft.model.document.Sourced;
import dev.weft.model.mesh.Person;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Whose which account of an issuer is, as people.yaml says. An account stands for one person, or
/// for nobody: neither for a service account nor for the operator, nor for a name that is somebody
/// else's. Thread-safe; never changes.
public final class AccountOwners {

  private static final Pattern SPELLING = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@+-]{0,99}");

  private final Map<String, List<Person>> owners = new HashMap<>();
  private final Map<String, String> accounts = new HashMap<>();
  private final Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

  AccountOwners(MeshFolder folder) {
    names.add(new Principal.Operator().text());
    folder.people().stream().map(Sourced::value).forEach(this::add);
  }

  private void add(Person person) {
    names.add(person.name());
    if (!person.kind().equals("service")) {
      String account = person.account().orElse(person.name());
      owners.computeIfAbsent(account, _ -> new ArrayList<>()).add(person);
      if (!person.retired()) {
        accounts.putIfAbsent(person.name(), account);
      }
    }
  }

  /// The declared person whose account it is, or one of the account's own name whom the mesh does
  /// not know; empty when nobody signs in by it.
  public Optional<Principal> find(String account) {
    List<Person> known = owners.getOrDefault(account, List.of());
    List<Person> living = known.stream().filter(person -> !person.retired()).toList();
    if (living.size() == 1) {
      return Optional.of(Principals.of(living.getFirst()));
    }
    boolean free =
        known.isEmpty() && SPELLING.matcher(account).matches() && !names.contains(account);
    return free ? Optional.of(new Principal.OfPerson(account)) : Optional.empty();
  }

  /// Whether it was the account of people who have all left the mesh.
  public boolean haveLeft(String account) {
    List<Person> known = owners.getOrDefault(account, List.of());
    return !known.isEmpty() && known.stream().allMatch(Person::retired);
  }

  /// By which account a person signs in: their name unless people.yaml says otherwise. Empty for
  /// whoever signs in by none.
  public Optional<String> account(Principal principal) {
    return switch (principal) {
      case Principal.OfPerson(String name) -> Optional.of(accounts.getOrDefault(name, name));
      case Principal.Operator _, Principal.OfService _, Principal.OfProduct _ -> Optional.empty();
    };
  }

  /// Whether a principal is still known by an account that was noted for them, or still by none.
  public boolean owns(Principal principal, Optional<String> account) {
    return principal instanceof Principal.OfPerson
        ? account.flatMap(this::find).filter(principal::equals).isPresent()
        : account.isEmpty();
  }
}
