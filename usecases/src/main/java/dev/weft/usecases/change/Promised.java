package dev.weft.usecases.change;

import dev.weft.catalog.Reading;
import dev.weft.catalog.registry.ProductMajor;
import dev.weft.model.contract.Contract;
import dev.weft.model.document.ProductFolder;
import dev.weft.model.document.Sourced;
import dev.weft.usecases.registry.AppliedMesh;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// What was promised before a product's folder comes. A retired product promises nothing, so that
/// what it writes then is nobody's word. For one thread; belongs to its read transaction.
public final class Promised {

  private final ProductFolder coming;
  private final List<ProductMajor> majors;
  private final LastWord lastWord;
  private final Map<Integer, Optional<ProductFolder>> words = new HashMap<>();
  private final Map<Pair, ContractStep> steps = new HashMap<>();

  private record Pair(Sourced<Contract> before, Sourced<Contract> now) {}

  /// @param majors newest first
  private Promised(ProductFolder coming, List<ProductMajor> majors, LastWord lastWord) {
    this.coming = coming;
    this.majors = List.copyOf(majors);
    this.lastWord = lastWord;
  }

  /// Looks up the majors of the folder's product; what they promise is read when it is asked for.
  public static Promised before(ProductFolder coming, Reading reading, AppliedMesh mesh) {
    return new Promised(
        coming,
        reading.registry().majors(coming.id()).stream()
            .sorted(Comparator.comparingInt(ProductMajor::major).reversed())
            .toList(),
        new LastWord(reading, mesh));
  }

  /// What the folder's own major promised last, also before it was retired: who comes back keeps
  /// their word.
  public Optional<ProductFolder> sameMajor() {
    return majors.stream()
        .filter(major -> major.major() == coming.product().value().major())
        .findFirst()
        .flatMap(this::word);
  }

  /// What a contract of the folder follows: itself in the same major. On the folder's own major of
  /// the product, else on the newest other one that serves it, else on the newest that did.
  public Optional<Sourced<Contract>> follows(Contract contract) {
    return sameMajor()
        .flatMap(before -> find(before, contract))
        .or(() -> newest(contract, ProductMajor::active))
        .or(() -> newest(contract, major -> !major.active()));
  }

  private Optional<Sourced<Contract>> newest(Contract contract, Predicate<ProductMajor> which) {
    return majors.stream()
        .filter(which)
        .flatMap(major -> word(major).flatMap(before -> find(before, contract)).stream())
        .findFirst();
  }

  /// The step from one version of a contract to another, which are compared once.
  public ContractStep step(Sourced<Contract> before, Sourced<Contract> now) {
    return steps.computeIfAbsent(
        new Pair(before, now), pair -> ContractStep.between(pair.before(), pair.now()));
  }

  /// The newest lower major of a contract that lives on beside it, and the product's major that
  /// serves it.
  public Optional<Beside> beside(Contract contract) {
    return majors.stream()
        .filter(ProductMajor::active)
        .flatMap(
            major ->
                word(major).flatMap(before -> beside(major.major(), before, contract)).stream())
        .max(Comparator.comparing(beside -> beside.contract().value().version()));
  }

  /// A contract of another major.
  public record Beside(int productMajor, Sourced<Contract> contract) {}

  private Optional<ProductFolder> word(ProductMajor major) {
    return words.computeIfAbsent(major.major(), _ -> lastWord.of(major));
  }

  private static Optional<Sourced<Contract>> find(ProductFolder before, Contract contract) {
    return before
        .contract(contract.id())
        .filter(was -> was.value().version().major() == contract.version().major());
  }

  private static Optional<Beside> beside(int major, ProductFolder before, Contract contract) {
    return before
        .contract(contract.id())
        .filter(was -> was.value().version().major() < contract.version().major())
        .map(was -> new Beside(major, was));
  }
}
