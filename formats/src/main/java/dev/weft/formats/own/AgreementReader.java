package dev.weft.formats.own;

import dev.weft.formats.finding.Findings;
import dev.weft.formats.yaml.Node;
import dev.weft.formats.yaml.YamlDocument;
import dev.weft.model.access.Agreement;
import dev.weft.model.access.Agreement.Consumer;
import dev.weft.model.access.Agreement.Onward;
import dev.weft.model.document.Sourced;
import dev.weft.model.product.Address;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Reads an `Agreement`.
public final class AgreementReader {

  private AgreementReader() {}

  public static Optional<Sourced<Agreement>> read(YamlDocument document, Findings findings) {
    return OwnDocument.read(document, findings, AgreementReader::body, Agreement::id);
  }

  private static Supplier<Agreement> body(Fields fields) {
    String id = fields.name("id", "agreement");
    @Nullable Address product = product(fields);
    Optional<String> port = fields.findText("port");
    @Nullable Consumer consumer = consumer(fields);
    List<String> purposes = purposes(fields, consumer);
    Map<String, List<String>> columns = fields.lists("columns");
    Map<String, String> rows = fields.scalars("rows");
    Optional<String> from = Dates.find(fields, "from");
    Optional<String> until = Dates.find(fields, "until");
    Dates.order(fields, from, until);
    fields.findText("terms");
    Onward onward = onward(fields);
    String reason = fields.text("reason");
    boolean retired = fields.isRetired();
    return () ->
        new Agreement(
            id,
            java.util.Objects.requireNonNull(product).product(),
            major(product),
            port,
            java.util.Objects.requireNonNull(consumer),
            purposes,
            columns,
            rows,
            from,
            until,
            onward,
            reason,
            retired);
  }

  private static @Nullable Address product(Fields fields) {
    String text = fields.text("product");
    Optional<Address> address =
        Address.find(text)
            .filter(at -> at.state() instanceof Address.State.Major && at.table().isEmpty());
    if (address.isEmpty() && !text.isEmpty()) {
      fields.wrong(
          fields.at("product"),
          "`" + text + "` is no product with its major",
          "Write domain/product@1");
    }
    return address.orElse(null);
  }

  private static int major(Address product) {
    return product.state() instanceof Address.State.Major(int major) ? major : 0;
  }

  private static @Nullable Consumer consumer(Fields fields) {
    String text = fields.text("consumer");
    Optional<Consumer> consumer = Consumer.find(text);
    if (consumer.isEmpty() && !text.isEmpty()) {
      fields.wrong(
          fields.at("consumer"),
          "`" + text + "` is no consumer",
          "Write person:NAME, team:NAME, service:NAME or product:domain/name");
    }
    return consumer.orElse(null);
  }

  private static List<String> purposes(Fields fields, @Nullable Consumer consumer) {
    List<String> purposes = fields.texts("purposes");
    if (purposes.isEmpty()) {
      fields.missing("purposes");
    }
    if (purposes.size() > 1 && consumer instanceof Consumer.OfProduct) {
      fields.wrong(
          fields.at("purposes"),
          "A product reads for exactly one purpose, not for " + purposes.size(),
          "Write one agreement per purpose");
    }
    return purposes;
  }

  private static Onward onward(Fields fields) {
    Optional<Node> node = fields.find("onward");
    if (node.isEmpty()) {
      return new Onward.Guarded();
    }
    if (node.get() instanceof Node.Mapping) {
      var free = fields.findGroup("onward", "onward use").orElseThrow();
      List<String> columns = free.texts("free");
      if (columns.isEmpty()) {
        free.missing("free");
      }
      for (Node item : free.items("free")) {
        String column = item.textOrNull();
        if (column != null && column.indexOf('.') < 1) {
          fields.wrong(item.place(), "`" + column + "` is no column", "Write table.column");
        }
      }
      free.close();
      return new Onward.Free(columns);
    }
    return switch (fields.findWord("onward", List.of("none", "guarded")).orElse("")) {
      case "none" -> new Onward.None();
      default -> new Onward.Guarded();
    };
  }
}
