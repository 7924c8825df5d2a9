package dev.weft.usecases.product;

import dev.weft.model.document.ProductFolder;
import dev.weft.model.error.Finding;
import dev.weft.model.product.Product.InputPort;
import dev.weft.usecases.compile.Compiled;
import dev.weft.usecases.compile.InputTables.Resolved;
import dev.weft.usecases.registry.Majors;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Inputs of a product that will not be there for ever: deprecated ones, and those that say when
/// they end.
final class EndingInputs {

  private static final String DEPRECATED = "deprecated";

  private final PlanWork work;

  EndingInputs(PlanWork work) {
    this.work = work;
  }

  List<Finding> of(ProductFolder folder, Compiled compiled) {
    var findings = new ArrayList<Finding>();
    List<InputPort> ports = folder.product().value().inputPorts();
    for (int at = 0; at < ports.size(); at++) {
      Resolved input = compiled.inputs().get(ports.get(at).meaning());
      if (input != null && isDeprecated(input)) {
        findings.add(
            PlanFailures.deprecated(
                folder.product().at("/inputPorts/" + at),
                input.product() + "@" + input.major(),
                input.contract().end(),
                newer(input)));
      }
    }
    return findings;
  }

  private boolean isDeprecated(Resolved input) {
    return input.contract().status().equals(DEPRECATED)
        || work.product(input.product(), input.major())
            .filter(folder -> folder.product().value().status().equals(DEPRECATED))
            .isPresent();
  }

  private Optional<String> newer(Resolved input) {
    return Majors.newest(work.reading, input.product())
        .filter(major -> major > input.major())
        .map(major -> input.product() + "@" + major);
  }
}
