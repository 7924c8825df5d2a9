package dev.weft.usecases.product;

import dev.weft.governance.policy.CompiledPolicy;
import dev.weft.governance.policy.PolicySet;
import dev.weft.model.contract.Contract;
import dev.weft.model.contract.SchemaObject;
import dev.weft.model.document.ProductFolder;
import dev.weft.model.document.Sourced;
import dev.weft.model.error.Finding;
import dev.weft.model.lineage.ColumnRef;
import dev.weft.model.product.Address;
import dev.weft.usecases.compile.Compiled;
import dev.weft.usecases.compile.CompiledTable;
import dev.weft.usecases.compile.InputNames;
import dev.weft.usecases.compile.TablePolicies;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// Tables of ports that show rows which are kept from readers of an input: a policy filters the
/// input and none filters the output. What an input's own inputs are filtered by was said when that
/// input was planned.
final class RestrictionFindings {

  private final PlanWork work;
  private final PolicySet policies;

  RestrictionFindings(PlanWork work, PolicySet policies) {
    this.work = work;
    this.policies = policies;
  }

  List<Finding> of(ProductFolder folder, Compiled compiled) {
    return found(folder, compiled).stream()
        .map(
            one ->
                PlanFailures.unfiltered(
                    one.contract(), one.object(), one.input(), one.policy().policy()))
        .toList();
  }

  /// Names of the tables, each once.
  List<String> unfiltered(ProductFolder folder, Compiled compiled) {
    return found(folder, compiled).stream().map(one -> one.object().name()).distinct().toList();
  }

  /// A table with an input that is filtered.
  private record Unfiltered(
      Sourced<Contract> contract, SchemaObject object, String input, CompiledPolicy policy) {}

  private List<Unfiltered> found(ProductFolder folder, Compiled compiled) {
    var found = new ArrayList<Unfiltered>();
    for (Sourced<Contract> contract : folder.served()) {
      for (SchemaObject object : contract.value().objects()) {
        if (filtering(folder, object.name()).isPresent()) {
          continue;
        }
        for (String input : inputs(compiled, object.name(), new TreeSet<>())) {
          filtering(compiled, input)
              .ifPresent(policy -> found.add(new Unfiltered(contract, object, input, policy)));
        }
      }
    }
    return found;
  }

  /// Every table that goes into a table, over tables of the same product.
  private static SortedSet<String> inputs(Compiled compiled, String table, SortedSet<String> seen) {
    if (compiled.table(table).orElse(null) instanceof CompiledTable.Made made) {
      var direct = new TreeSet<>(made.needs());
      made.bound().lineage().columns().stream()
          .flatMap(column -> column.inputs().stream())
          .map(ColumnRef::table)
          .forEach(direct::add);
      made.bound().lineage().influences().stream().map(ColumnRef::table).forEach(direct::add);
      for (String input : direct) {
        if (!input.equals(table) && seen.add(input)) {
          inputs(compiled, input, seen);
        }
      }
    }
    return seen;
  }

  private Optional<CompiledPolicy> filtering(Compiled compiled, String input) {
    if (!InputNames.isInput(input)) {
      return work.product(compiled.product(), major(compiled))
          .flatMap(folder -> filtering(folder, input));
    }
    return Address.find(input)
        .filter(address -> address.state() instanceof Address.State.Major)
        .flatMap(
            address ->
                work.product(address.product(), ((Address.State.Major) address.state()).major())
                    .flatMap(folder -> filtering(folder, address.table().orElse(""))));
  }

  private int major(Compiled compiled) {
    ProductFolder folder = work.coming.get(compiled.product());
    return folder == null ? 0 : folder.product().value().major();
  }

  private Optional<CompiledPolicy> filtering(ProductFolder folder, String table) {
    return new TablePolicies(policies, work.applied.tree()).filtering(folder, table);
  }
}
