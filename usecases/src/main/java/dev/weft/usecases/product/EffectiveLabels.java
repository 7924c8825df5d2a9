package dev.weft.usecases.product;

import dev.weft.catalog.Reading;
import dev.weft.catalog.release.StoredRelease;
import dev.weft.governance.labels.CarriedColumns;
import dev.weft.governance.labels.CountedGroups;
import dev.weft.governance.labels.Declassifying;
import dev.weft.governance.labels.LabelRanks;
import dev.weft.model.access.Agreement;
import dev.weft.model.contract.Property;
import dev.weft.model.lineage.Carried;
import dev.weft.model.lineage.ColumnRef;
import dev.weft.model.lineage.Lineage.OutputColumn;
import dev.weft.model.lineage.Lowered;
import dev.weft.model.lineage.Origin;
import dev.weft.model.policy.Declassifier;
import dev.weft.model.product.Address;
import dev.weft.model.product.MajorId;
import dev.weft.model.product.Moves;
import dev.weft.model.product.ProductId;
import dev.weft.model.run.Release;
import dev.weft.usecases.compile.Compiled;
import dev.weft.usecases.compile.CompiledTable;
import dev.weft.usecases.compile.InputNames;
import dev.weft.usecases.compile.InputTables.Resolved;
import dev.weft.usecases.compile.ProductCompiler;
import dev.weft.usecases.product.PlanView.LabelView;
import dev.weft.usecases.registry.DeclaredLabels;
import dev.weft.usecases.registry.InputAgreements;
import dev.weft.usecases.registry.MeshDocuments;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What columns would carry if compiled products were built now: over each other's tables, and over
/// the current releases of all others. Belongs to its read transaction.
final class EffectiveLabels {

  private final List<Agreement> agreements;
  private final Moves moves;
  private final LabelRanks ranks;
  private final CarriedColumns carrying;
  private final Declassifying declassifying;
  private final ProductCompiler compiler;
  private final List<Declassifier> declassifiers;
  private final Map<ProductId, Compiled> coming = new HashMap<>();
  private final Map<MajorId, Release> current = new HashMap<>();
  private final Map<String, Carried> known = new HashMap<>();
  private final Map<String, List<CountedGroups>> counted = new HashMap<>();

  /// What documents will say when a plan is applied.
  record Then(List<Agreement> agreements, List<Declassifier> declassifiers) {
    Then {
      agreements = List.copyOf(agreements);
      declassifiers = List.copyOf(declassifiers);
    }
  }

  EffectiveLabels(
      Reading reading,
      MeshDocuments documents,
      Then then,
      ProductCompiler compiler,
      List<Compiled> coming) {
    this.agreements = then.agreements();
    this.declassifiers = then.declassifiers();
    this.compiler = compiler;
    this.moves = documents.moves();
    this.ranks = documents.ranks();
    this.carrying = new CarriedColumns(ranks);
    this.declassifying = new Declassifying(documents.families());
    coming.forEach(compiled -> this.coming.put(compiled.product(), compiled));
    Set<ProductId> inputs =
        coming.stream()
            .flatMap(compiled -> compiled.inputs().values().stream())
            .map(Resolved::product)
            .collect(Collectors.toSet());
    for (StoredRelease stored : reading.releases().current(inputs)) {
      current.put(stored.release().id().majorId(), stored.release());
    }
  }

  /// What a column of a compiled table carries.
  Carried of(Compiled compiled, CompiledTable table, String column) {
    String name = compiled.product() + ":" + table.name() + "#" + column;
    Carried before = known.get(name);
    if (before != null) {
      return before;
    }
    Carried carried = compute(compiled, table, column);
    known.put(name, carried);
    return carried;
  }

  /// What every column of the tables of ports carries.
  List<LabelView> views(Compiled compiled) {
    var views = new ArrayList<LabelView>();
    for (CompiledTable table : compiled.tables()) {
      if (!table.internal()) {
        for (String column : table.schema().names()) {
          views.add(
              new LabelView(
                  table.name(),
                  column,
                  of(compiled, table, column).labels(),
                  lowered(compiled, table, column)));
        }
      }
    }
    return views;
  }

  /// What becomes lower on the way into a compiled table.
  List<Lowered> lowered(Compiled compiled, CompiledTable table) {
    return table.schema().names().stream()
        .flatMap(column -> lineage(table, column).stream())
        .flatMap(output -> lowered(compiled, table, output).stream())
        .toList();
  }

  private List<String> lowered(Compiled compiled, CompiledTable table, String column) {
    return lineage(table, column).stream()
        .flatMap(output -> lowered(compiled, table, output).stream())
        .filter(one -> changes(one, input(compiled, one.input())))
        .map(Lowered::by)
        .distinct()
        .toList();
  }

  private boolean changes(Lowered lowered, Carried input) {
    return !ranks.lower(input.labels(), lowered).equals(input.labels());
  }

  /// As if all groups were large enough: a release in which one is not will not be published.
  private List<Lowered> lowered(Compiled compiled, CompiledTable table, OutputColumn column) {
    return declassifying.of(column, counted(compiled, table), ref -> input(compiled, ref));
  }

  private List<CountedGroups> counted(Compiled compiled, CompiledTable table) {
    return switch (table) {
      case CompiledTable.Captured _ -> List.of();
      case CompiledTable.Made made ->
          counted.computeIfAbsent(
              compiled.product() + ":" + made.name(),
              _ -> {
                InputAgreements under = agreements(compiled);
                return compiler
                    .counted(compiled.product(), made, declassifiers, moves, under::grants)
                    .groups();
              });
    };
  }

  /// How the label of a family comes to a column: the column first, then input by input.
  List<String> path(Compiled compiled, CompiledTable table, String column, String family) {
    var path = new ArrayList<String>();
    walk(compiled, table, column, family, path, new HashSet<>());
    return path;
  }

  private void walk(
      Compiled compiled,
      CompiledTable table,
      String column,
      String family,
      List<String> path,
      Set<String> seen) {
    path.add(table.name() + "." + column);
    Optional<OutputColumn> made = lineage(table, column);
    if (made.isEmpty() || !seen.add(compiled.product() + table.name() + column)) {
      return;
    }
    String label = of(compiled, table, column).labels().getOrDefault(family, "");
    for (ColumnRef input : made.get().inputs()) {
      if (label.equals(input(compiled, input).labels().get(family))) {
        step(compiled, input, family, path, seen);
        return;
      }
    }
  }

  private void step(
      Compiled compiled, ColumnRef input, String family, List<String> path, Set<String> seen) {
    Optional<Compiled> home = home(compiled, input);
    Optional<CompiledTable> table = home.flatMap(c -> c.table(tableOf(input)));
    if (table.isPresent() && !InputNames.isInput(input.table())) {
      walk(home.orElseThrow(), table.get(), input.column(), family, path, seen);
    } else {
      path.add(input.toString());
    }
  }

  private Carried compute(Compiled compiled, CompiledTable table, String column) {
    Origin self = self(compiled.product(), table.name(), column);
    Optional<Property> property = table.contract().flatMap(c -> c.property(column));
    var declared = new DeclaredLabels(ranks);
    return switch (table) {
      case CompiledTable.Captured _ ->
          carrying.own(property.map(declared::captured).orElseGet(ranks::lowest), self);
      case CompiledTable.Made made ->
          lineage(made, column)
              .map(
                  output ->
                      carrying.made(
                          output,
                          property.map(declared::made).orElseGet(ranks::lowest),
                          self,
                          lowered(compiled, made, output),
                          ref -> input(compiled, ref)))
              .orElseGet(() -> carrying.own(ranks.highest(), self));
    };
  }

  private static Optional<OutputColumn> lineage(CompiledTable table, String column) {
    return table instanceof CompiledTable.Made made
        ? made.bound().lineage().columns().stream()
            .filter(output -> output.name().equals(column))
            .findFirst()
        : Optional.empty();
  }

  /// What a column carries that a statement of a compiled product names.
  Carried input(Compiled compiled, ColumnRef ref) {
    Optional<Compiled> home = home(compiled, ref);
    Optional<CompiledTable> table = home.flatMap(c -> c.table(tableOf(ref)));
    return table
        .map(t -> of(home.orElseThrow(), t, ref.column()))
        .or(() -> released(ref))
        .or(() -> declared(compiled, ref))
        .map(carried -> agreements(compiled).arrived(carried, ref))
        .orElseGet(
            () ->
                carrying.own(ranks.highest(), self(compiled.product(), ref.table(), ref.column())));
  }

  private InputAgreements agreements(Compiled compiled) {
    return new InputAgreements(compiled.product(), compiled.inputs().values(), agreements);
  }

  /// The compiled product that a reference is to: the own one, or one that is planned with it.
  private Optional<Compiled> home(Compiled compiled, ColumnRef ref) {
    return InputNames.isInput(ref.table())
        ? Address.find(ref.table()).map(Address::product).map(coming::get)
        : Optional.of(compiled);
  }

  private static String tableOf(ColumnRef ref) {
    return Address.find(ref.table()).flatMap(Address::table).orElse(ref.table());
  }

  private Optional<Carried> released(ColumnRef ref) {
    return Address.find(ref.table())
        .flatMap(
            address ->
                release(address)
                    .flatMap(
                        release ->
                            Optional.ofNullable(release.tables().get(address.table().orElse(""))))
                    .flatMap(table -> table.carried(address.product(), ref.column())));
  }

  private Optional<Release> release(Address address) {
    return address.state() instanceof Address.State.Major(int major)
        ? Optional.ofNullable(current.get(new MajorId(address.product(), major)))
        : Optional.empty();
  }

  /// Before the first release there is only what the contract says.
  private Optional<Carried> declared(Compiled compiled, ColumnRef ref) {
    for (Resolved input : compiled.inputs().values()) {
      for (var object : input.contract().objects()) {
        if (InputNames.of(input.product(), input.major(), object.name()).equals(ref.table())) {
          return object
              .property(ref.column())
              .map(new DeclaredLabels(ranks)::made)
              .map(
                  labels ->
                      carrying.own(labels, self(input.product(), object.name(), ref.column())));
        }
      }
    }
    return Optional.empty();
  }

  /// A column by the address that its product had in the beginning.
  private Origin self(ProductId product, String table, String column) {
    ProductId first = moves.first(product);
    return Origin.of(first.domain(), first.name(), table, column);
  }
}
