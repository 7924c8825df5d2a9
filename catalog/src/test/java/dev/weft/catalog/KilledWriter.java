package dev.weft.catalog;

import static dev.weft.catalog.Samples.ORDERS;
import static dev.weft.catalog.Samples.release;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;

/// Publishes until somebody kills it, and says each number once it is durable.
final class KilledWriter {

  private KilledWriter() {}

  static void main(String[] arguments) throws IOException {
    try (Catalog catalog = Catalog.open(arguments[0], Clock.systemUTC())) {
      OutputStream output = System.out;
      while (true) {
        long number = catalog.write(CatalogContract.ANN, KilledWriter::publish);
        output.write((number + "\n").getBytes(StandardCharsets.UTF_8));
        output.flush();
      }
    }
  }

  private static Long publish(Writing w) {
    long expected = w.releases().currentNumber(ORDERS, 1);
    var draft = release(ORDERS, "1.0.0", "r" + expected);
    return w.releases().publish(draft, expected).id().number();
  }
}
