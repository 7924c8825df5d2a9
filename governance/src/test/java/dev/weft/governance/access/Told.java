package dev.weft.governance.access;

import dev.weft.model.policy.Obligations;
import java.util.stream.Collectors;

/// A question and its answer as text, for golden files.
final class Told {

  private final StringBuilder text = new StringBuilder();

  static String of(Question question, StatementDecision decision) {
    var told = new Told();
    told.question(question);
    told.decision(decision);
    told.trace(decision.trace());
    return told.text.toString();
  }

  private void line(String line) {
    text.append(line).append('\n');
  }

  private void question(Question question) {
    line(
        question.principal().text()
            + " asks for "
            + question.tables().stream().map(TableFacts::name).collect(Collectors.joining(", "))
            + question.purpose().map(purpose -> " for " + purpose).orElse("")
            + question.grant().map(grant -> " under " + grant).orElse(""));
  }

  private void decision(StatementDecision decision) {
    switch (decision) {
      case StatementDecision.Deny deny -> {
        line("deny " + deny.code().code() + " (exit " + deny.code().kind().exit() + ")");
        line("  " + deny.reason());
        line("  " + deny.remedy());
      }
      case StatementDecision.Allow allow -> {
        line("allow" + allow.purpose().map(purpose -> " for " + purpose).orElse(""));
        allow.warnings().forEach(warning -> line("  warning: " + warning));
        allow
            .tables()
            .forEach(
                table -> {
                  line(
                      "  "
                          + table.table()
                          + " under "
                          + table.grant().text()
                          + table.purpose().map(purpose -> " for " + purpose).orElse(""));
                  obligations(table.obligations());
                });
      }
    }
  }

  private void obligations(Obligations obligations) {
    for (String column : obligations.columns()) {
      var mask = obligations.masks().get(column);
      line("    " + column + (mask == null ? "" : ": " + mask.word()));
    }
    obligations.filters().forEach(filter -> line("    only rows " + filter));
    obligations.minimumGroup().ifPresent(group -> line("    only groups " + group));
  }

  private void trace(Trace trace) {
    line("");
    line("because");
    for (Trace.OfTable table : trace.tables()) {
      line(
          "  "
              + table.table()
              + table.grant().map(grant -> " under " + grant.text()).orElse("")
              + (table.others().isEmpty()
                  ? ""
                  : "; other grants: "
                      + table.others().stream()
                          .map(Grant::text)
                          .collect(Collectors.joining(", "))));
      for (Trace.Considered document : table.documents()) {
        line(
            "    %s %s/%s version %d, %s%s"
                .formatted(
                    document.kind(),
                    document.scope(),
                    document.id(),
                    document.version(),
                    document.stage(),
                    document.effects().isEmpty() ? ": does not match" : ""));
        document
            .effects()
            .forEach(
                done ->
                    line(
                        "      "
                            + (done.column().isEmpty() ? "the table" : done.column())
                            + ": "
                            + done.effect()));
      }
      table
          .columns()
          .forEach(
              column ->
                  line(
                      "    "
                          + column.column()
                          + " -> "
                          + column.result()
                          + (column.because().isEmpty()
                              ? ""
                              : " <- " + String.join("; ", column.because()))));
      table.incidents().forEach(incident -> line("    incident: " + incident));
    }
  }
}
