package dev.weft.usecases.run;

import dev.weft.capture.copy.OpenTable;
import dev.weft.capture.copy.SourceTable;
import dev.weft.capture.copy.TakenColumn;
import dev.weft.capture.drift.DriftOutcome;
import dev.weft.capture.drift.DriftOutcome.Binding;
import dev.weft.model.contract.Property;
import dev.weft.model.error.WeftException;
import dev.weft.model.table.Type;
import dev.weft.usecases.compile.CompiledTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Has a database copy a table into a file: the columns that its contract has, and those that drift
/// adds.
final class TableCopy {

  /// What could be taken for another delimiter in the header of a copy.
  private static final Pattern MISTAKABLE = Pattern.compile("[;|,\t\r\n\"]");

  private final CaptureDrift drift;

  TableCopy(CaptureDrift drift) {
    this.drift = drift;
  }

  /// What to read of the copy: bindings name the copy's columns.
  DriftOutcome.Proceed copy(
      TableSteps.Context context, CompiledTable.Captured table, SourceTable source, Path file) {
    try (OpenTable open = source.open();
        var _ = context.cancellation().onCancel(open::stop)) {
      DriftOutcome.Proceed decided = drift.decide(context, table, open.columns());
      Map<String, Type> types = types(table, decided);
      List<Binding> bindings = new ArrayList<>();
      List<TakenColumn> taken = new ArrayList<>();
      for (Binding binding : decided.bindings()) {
        String as = header(binding.source(), bindings.size());
        bindings.add(new Binding(binding.column(), as, binding.present()));
        if (binding.present()) {
          Type type = types.getOrDefault(binding.column(), Type.Primitive.STRING);
          taken.add(new TakenColumn(binding.source(), as, type));
        }
      }
      open.copy(taken, file);
      return new DriftOutcome.Proceed(
          bindings, decided.added(), decided.ignored(), decided.badValues(), decided.proposal());
    } catch (WeftException e) {
      throw context.cancellation().isCancelled() ? RunFailures.cancelled() : e;
    }
  }

  private static String header(String column, int index) {
    return MISTAKABLE.matcher(column).find() ? "column " + (index + 1) : column;
  }

  private static Map<String, Type> types(
      CompiledTable.Captured table, DriftOutcome.Proceed decided) {
    return Stream.concat(table.object().properties().stream(), decided.added().stream())
        .collect(Collectors.toMap(Property::name, Property::type, (first, _) -> first));
  }
}
