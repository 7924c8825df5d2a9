package dev.weft.usecases.compile;

import dev.weft.engine.Bound;
import dev.weft.engine.Statement;
import dev.weft.engine.StubTable;
import dev.weft.model.contract.SchemaObject;
import dev.weft.model.product.Build.Capture;
import dev.weft.model.product.Build.TableBuild;
import dev.weft.model.quality.Check;
import dev.weft.model.table.Schema;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A table of a product, ready to be built.
public sealed interface CompiledTable {

  String name();

  /// Columns without field ids.
  Schema schema();

  /// What it is promised to be: always there for captured tables and tables of ports.
  Optional<SchemaObject> contract();

  List<Check> checks();

  /// Tables of the same product it is made of.
  Set<String> needs();

  /// Whether no port's contract names it.
  boolean internal();

  /// From outside the mesh.
  record Captured(
      String name, Capture capture, SchemaObject object, Schema schema, List<Check> checks)
      implements CompiledTable {
    @Override
    public Optional<SchemaObject> contract() {
      return Optional.of(object);
    }

    @Override
    public Set<String> needs() {
      return Set.of();
    }

    @Override
    public boolean internal() {
      return true;
    }
  }

  /// By a statement.
  ///
  /// @param reads the tables that the statement is bound to
  record Made(
      String name,
      TableBuild build,
      Statement statement,
      Bound bound,
      Optional<SchemaObject> contract,
      Schema schema,
      List<Check> checks,
      Set<String> needs,
      List<StubTable> reads)
      implements CompiledTable {
    public Made {
      reads = List.copyOf(reads);
      needs = Set.copyOf(needs);
    }

    @Override
    public boolean internal() {
      return contract.isEmpty();
    }
  }
}
