package dev.weft.usecases.product;

import dev.weft.model.access.Agreement;
import dev.weft.model.access.Agreement.Consumer;
import dev.weft.model.document.ProductFolder;
import dev.weft.model.error.Finding;
import dev.weft.model.product.MajorId;
import dev.weft.usecases.usage.ObservedReaders;
import dev.weft.usecases.usage.ObservedReaders.Seen;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Keeps what consumers still read from being retired: those who hold an agreement and were seen
/// reading lately. Whose agreement ends holds nothing up any more.
final class Retirements {

  private final PlanWork work;
  private final List<Agreement> agreements;

  /// @param agreements as they will be in force
  Retirements(PlanWork work, List<Agreement> agreements) {
    this.work = work;
    this.agreements = List.copyOf(agreements);
  }

  Optional<Finding> of(ProductFolder folder) {
    if (!folder.product().value().status().equals("retired")) {
      return Optional.empty();
    }
    var major = new MajorId(folder.id(), folder.product().value().major());
    Set<String> consumers =
        agreements.stream()
            .filter(agreement -> agreement.product().equals(major.product()))
            .filter(agreement -> agreement.major() == major.major())
            .map(agreement -> principal(agreement.consumer()))
            .collect(Collectors.toSet());
    Seen seen = ObservedReaders.of(major, work.reading, work.mesh, work.caller).lately(consumers);
    return seen.names().isEmpty() && seen.hidden() == 0
        ? Optional.empty()
        : Optional.of(PlanFailures.stillRead(folder, major, seen, ObservedReaders.LATELY));
  }

  private static String principal(Consumer consumer) {
    return consumer instanceof Consumer.OfPerson(String name) ? name : consumer.text();
  }
}
