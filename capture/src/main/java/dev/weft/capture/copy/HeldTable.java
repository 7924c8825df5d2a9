package dev.weft.capture.copy;

import dev.weft.model.product.Build.FileFormat;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A table whose rows this process has itself. Copies are JSON lines; what is null is left out.
///
/// @param columns the names of its columns
/// @param rows gives out all rows, each as text, whole numbers, truths and nulls in the order of
///   the columns
public record HeldTable(
    String name, List<String> columns, CopyLimits limits, CopyWords words, Rows rows)
    implements SourceTable {

  /// Gives out all rows, once per call, in any order.
  @FunctionalInterface
  public interface Rows {
    void each(Consumer<List<@Nullable Object>> row);
  }

  public HeldTable {
    columns = List.copyOf(columns);
  }

  @Override
  public FileFormat format() {
    return FileFormat.JSON_LINES;
  }

  @Override
  public OpenTable open() {
    return new Opened(this, new CopyMeter(name, limits, new CopyErrors(words)));
  }

  private record Opened(HeldTable table, CopyMeter meter) implements OpenTable {

    @Override
    public List<String> columns() {
      return table.columns();
    }

    @Override
    public DescribedTable describe() {
      return new DescribedTable("", List.of());
    }

    @Override
    public void copy(List<TakenColumn> taken, Path file) {
      List<Integer> places = new ArrayList<>();
      taken.forEach(column -> places.add(table.columns().indexOf(column.column())));
      try (OutputStream out = CopyFile.open(file)) {
        table.rows().each(row -> write(line(taken, places, row), out));
      } catch (IOException e) {
        throw CopyErrors.unwritable(file, e);
      } catch (UncheckedIOException e) {
        throw CopyErrors.unwritable(file, new IOException(e));
      }
    }

    private void write(String line, OutputStream out) {
      byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
      meter.take(1, bytes.length);
      try {
        out.write(bytes);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static String line(
        List<TakenColumn> taken, List<Integer> places, List<@Nullable Object> row) {
      var line = new StringBuilder("{");
      for (int i = 0; i < taken.size(); i++) {
        Object value = row.get(places.get(i));
        if (value != null) {
          line.append(line.length() == 1 ? "" : ",");
          JsonText.append(line, taken.get(i).as());
          line.append(':');
          JsonText.append(line, value.toString());
        }
      }
      return line.append("}\n").toString();
    }

    @Override
    public void stop() {
      meter.stop();
    }

    @Override
    public void close() {
      // holds nothing open
    }
  }
}
