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

/// What was promised before a product's folder comes. For one thread; belongs to its read
/// transaction.
public final class Promised {

  private final ProductFolder coming;
  private final List<Before> majors;
  private final Map<Pair, ContractStep> steps = new HashMap<>();

  private record Pair(Sourced<Contract> before, Sourced<Contract> now) {}

  /// The last revision of a major.
  ///
  /// @param active whether the major still serves
  public record Before(int major, boolean active, ProductFolder folder) {}

  private Promised(ProductFolder coming, List<Before> majors) {
    this.coming = coming;
    this.majors = List.copyOf(majors);
  }

  /// Reads what the majors of the folder's product promise.
  public static Promised before(ProductFolder coming, Reading reading, AppliedMesh mesh) {
    return new Promised(
        coming,
        reading.registry().majors(coming.id()).stream()
            .sorted(Comparator.comparingInt(ProductMajor::major).reversed())
            .map(
                major ->
                    new Before(
                        major.major(),
                        major.active(),
                        mesh.folder(
                            reading,
                            reading.registry().getRevision(coming.id(), major.revision()))))
            .toList());
  }

  /// The last revision of the folder's own major, retired ones included: who comes back keeps their
  /// word.
  public Optional<ProductFolder> sameMajor() {
    return ofMajor(coming.product().value().major()).map(Before::folder);
  }

  /// What a contract of the folder follows: itself in the same major. On the folder's own major of
  /// the product, else on the newest other one that serves it.
  public Optional<Sourced<Contract>> follows(Contract contract) {
    return ofMajor(coming.product().value().major())
        .flatMap(before -> find(before, contract))
        .or(
            () ->
                majors.stream()
                    .filter(Before::active)
                    .flatMap(before -> find(before, contract).stream())
                    .findFirst());
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
        .filter(Before::active)
        .flatMap(before -> beside(before, contract).stream())
        .max(Comparator.comparing(beside -> beside.contract().value().version()));
  }

  /// A contract of another major.
  public record Beside(int productMajor, Sourced<Contract> contract) {}

  private Optional<Before> ofMajor(int major) {
    return majors.stream().filter(before -> before.major() == major).findFirst();
  }

  private static Optional<Sourced<Contract>> find(Before before, Contract contract) {
    return before
        .folder()
        .contract(contract.id())
        .filter(was -> was.value().version().major() == contract.version().major());
  }

  private static Optional<Beside> beside(Before before, Contract contract) {
    return before
        .folder()
        .contract(contract.id())
        .filter(was -> was.value().version().major() < contract.version().major())
        .map(was -> new Beside(before.major(), was));
  }
}
