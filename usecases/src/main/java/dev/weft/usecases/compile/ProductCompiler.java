package dev.weft.usecases.compile;

import dev.weft.build.check.ContractChecks;
import dev.weft.build.graph.Order;
import dev.weft.build.schema.ContractSchema;
import dev.weft.build.schema.Fit;
import dev.weft.capture.synthetic.Generator;
import dev.weft.engine.Bound;
import dev.weft.engine.SqlFrontEnd;
import dev.weft.engine.Statement;
import dev.weft.engine.StubTable;
import dev.weft.model.contract.Contract;
import dev.weft.model.contract.SchemaObject;
import dev.weft.model.document.ProductFolder;
import dev.weft.model.document.SourceFile;
import dev.weft.model.document.Sourced;
import dev.weft.model.error.Finding;
import dev.weft.model.error.WeftException;
import dev.weft.model.lineage.ColumnRef;
import dev.weft.model.policy.Declassifier;
import dev.weft.model.product.Build.Capture;
import dev.weft.model.product.Build.Origin;
import dev.weft.model.product.Build.TableBuild;
import dev.weft.model.product.Moves;
import dev.weft.model.product.Product.InputPort;
import dev.weft.model.product.ProductId;
import dev.weft.model.quality.Check;
import dev.weft.model.table.Schema;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/// Compiles a product's folder: parses its statements, orders its tables, binds every statement
/// against the schemas of what it declares to read, and holds contracts against the results. Sees
/// no data. Thread-safe.
public final class ProductCompiler {

  private final SqlFrontEnd frontEnd;

  /// Makes a compiler.
  ///
  /// @param frontEnd in its profile for builds: repeatable statements only
  public ProductCompiler(SqlFrontEnd frontEnd) {
    this.frontEnd = frontEnd;
  }

  /// All findings at once; tables that have none are compiled.
  public Compiled compile(ProductFolder folder, InputTables inputs) {
    return new Work(folder, inputs).run();
  }

  /// A made table's statement with counts of the subjects of declassifiers.
  ///
  /// @param product whose table it is
  /// @param seen whether it may see a column of an input: a subject that it may not see is not
  ///   counted
  public CountedTable counted(
      ProductId product,
      CompiledTable.Made table,
      Collection<Declassifier> declassifiers,
      Moves moves,
      Predicate<ColumnRef> seen) {
    return new GroupCounts(frontEnd, product, table, moves, seen).of(declassifiers);
  }

  /// One product under way.
  private final class Work {
    private final ProductFolder folder;
    private final List<Finding> findings = new ArrayList<>();
    private final TreeMap<String, InputTables.Resolved> inputs = new TreeMap<>();
    private final Map<String, Sourced<Contract>> contractOf = new HashMap<>();
    private final Map<String, Capture> captures;
    private final Map<String, TableBuild> builds;
    private final Map<String, Statement> statements = new LinkedHashMap<>();
    private final Map<String, CompiledTable> done = new LinkedHashMap<>();

    private Work(ProductFolder folder, InputTables tables) {
      this.folder = folder;
      this.captures = folder.build().map(b -> b.value().captures()).orElse(Map.of());
      this.builds = folder.build().map(b -> b.value().tables()).orElse(Map.of());
      folder.served().forEach(c -> c.value().objects().forEach(o -> contractOf.put(o.name(), c)));
      resolve(tables);
    }

    private void resolve(InputTables tables) {
      for (InputPort input : folder.product().value().inputPorts()) {
        var found = tables.find(input);
        if (found.isPresent()) {
          inputs.put(input.meaning(), found.get());
        } else {
          findings.add(CompileFindings.unknownInput(folder, input));
        }
      }
    }

    private Compiled run() {
      builds.forEach(this::parse);
      promisedButNotBuilt();
      for (String name : order()) {
        Capture capture = captures.get(name);
        if (capture != null) {
          capture(name, capture);
        } else {
          bind(name);
        }
      }
      done.values().forEach(this::checkRules);
      return new Compiled(folder.id(), List.copyOf(done.values()), inputs, findings);
    }

    private void parse(String name, TableBuild build) {
      SourceFile sql = folder.files().get(build.sql());
      if (sql == null) {
        findings.add(CompileFindings.noStatement(folder, name, build.sql()));
        return;
      }
      try {
        Statement statement = frontEnd.parse(sql.text());
        if (namesKnownTables(build, statement)) {
          statements.put(name, statement);
        }
      } catch (WeftException e) {
        findings.add(CompileFindings.inStatement(folder, build.sql(), sql.text(), e));
      }
    }

    private boolean namesKnownTables(TableBuild build, Statement statement) {
      boolean known = true;
      for (Statement.Mention mention : statement.mentions()) {
        switch (new Mentioned(folder, inputs.values()).of(mention.path())) {
          case Mentioned.Own _, Mentioned.Input _ -> {}
          case Mentioned.Unresolved _ -> known = false;
          case Mentioned.Unknown(var code, String message, String hint) -> {
            findings.add(
                CompileFindings.atMention(
                    folder, build.sql(), statement, mention, code, message, hint));
            known = false;
          }
        }
      }
      return known;
    }

    private void promisedButNotBuilt() {
      contractOf.forEach(
          (table, contract) -> {
            if (!builds.containsKey(table)) {
              findings.add(CompileFindings.notBuilt(folder, contract, table));
            }
          });
    }

    private List<String> order() {
      var needs = new HashMap<String, Set<String>>();
      captures.keySet().forEach(name -> needs.put(name, Set.of()));
      statements.forEach((name, statement) -> needs.put(name, ownTables(statement)));
      return switch (Order.of(needs)) {
        case Order.Sorted(List<String> names) -> names;
        case Order.Cyclic cyclic -> {
          findings.add(CompileFindings.cycle(folder, cyclic));
          yield List.of();
        }
      };
    }

    private Set<String> ownTables(Statement statement) {
      var names = new LinkedHashSet<String>();
      statement.paths().stream()
          .filter(path -> path.size() == 1)
          .forEach(path -> names.add(path.getFirst()));
      return names;
    }

    private void capture(String name, Capture capture) {
      madeUp(name, capture);
      Sourced<Contract> contract = folder.internals().get(capture.contract());
      Optional<SchemaObject> object =
          contract == null ? Optional.empty() : contract.value().object(name);
      if (object.isEmpty()) {
        findings.add(CompileFindings.noCaptureContract(folder, name, capture.contract()));
        return;
      }
      var schema = ContractSchema.ofCapture(object.get(), List.of());
      done.put(
          name,
          new CompiledTable.Captured(name, capture, object.get(), schema, checks(object.get())));
    }

    private void madeUp(String name, Capture capture) {
      if (capture.origin() instanceof Origin.Generated generated) {
        String pointer = "/captures/" + name + "/generate";
        folder
            .build()
            .map(build -> new Generator().check(generated, part -> build.at(pointer + part)))
            .ifPresent(findings::addAll);
      }
    }

    private void bind(String name) {
      Statement statement = statements.get(name);
      TableBuild build = builds.get(name);
      if (statement == null || build == null) {
        return;
      }
      var stubs = stubs(statement);
      if (stubs.isEmpty() && !statement.paths().isEmpty()) {
        return; // something it needs has errors of its own
      }
      try {
        Bound bound = frontEnd.bind(statement, stubs);
        made(name, statement, build, bound, stubs);
      } catch (WeftException e) {
        findings.add(CompileFindings.inStatement(folder, build.sql(), statement.text(), e));
      }
    }

    private List<StubTable> stubs(Statement statement) {
      var stubs = new ArrayList<StubTable>();
      for (List<String> path : statement.paths()) {
        var stub = stub(path);
        if (stub.isEmpty()) {
          return List.of();
        }
        stubs.add(stub.get());
      }
      return stubs;
    }

    private Optional<StubTable> stub(List<String> path) {
      return switch (new Mentioned(folder, inputs.values()).of(path)) {
        case Mentioned.Own(String name) ->
            Optional.ofNullable(done.get(name)).map(t -> new StubTable(path, name, t.schema()));
        case Mentioned.Input(var input, SchemaObject object) ->
            Optional.of(
                new StubTable(
                    path,
                    InputNames.of(input.product(), input.major(), object.name()),
                    ContractSchema.of(object)));
        case Mentioned.Unresolved _, Mentioned.Unknown _ -> Optional.empty();
      };
    }

    private void made(
        String name, Statement statement, TableBuild build, Bound bound, List<StubTable> reads) {
      Optional<Sourced<Contract>> contract = Optional.ofNullable(contractOf.get(name));
      Optional<SchemaObject> object = contract.flatMap(c -> c.value().object(name));
      int before = findings.size();
      object.ifPresent(
          o ->
              Fit.check(o, bound.schema())
                  .forEach(
                      misfit ->
                          findings.add(
                              CompileFindings.misfit(folder, contract.orElseThrow(), misfit))));
      CompileFindings.layout(folder, name, build, object, bound).forEach(findings::add);
      if (findings.size() > before) {
        return;
      }
      Schema schema = object.map(ContractSchema::of).orElse(bound.schema());
      List<Check> checks = object.map(this::checks).orElse(List.of());
      done.put(
          name,
          new CompiledTable.Made(
              name, build, statement, bound, object, schema, checks, ownTables(statement), reads));
    }

    private List<Check> checks(SchemaObject object) {
      var siblings = new HashMap<String, Set<String>>();
      folder
          .served()
          .forEach(c -> c.value().objects().forEach(o -> siblings.put(o.name(), columns(o))));
      return ContractChecks.of(object, siblings);
    }

    private static Set<String> columns(SchemaObject object) {
      return Set.copyOf(ContractSchema.of(object).names());
    }

    private void checkRules(CompiledTable table) {
      Sourced<Contract> contract =
          table instanceof CompiledTable.Captured captured
              ? folder.internals().get(captured.capture().contract())
              : contractOf.get(table.name());
      if (contract != null) {
        var rules = new SqlRuleFindings(frontEnd, Map.copyOf(done));
        table.checks().forEach(c -> rules.of(c, folder, contract).ifPresent(findings::add));
      }
    }
  }
}
