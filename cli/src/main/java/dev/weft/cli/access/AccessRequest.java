package dev.weft.cli.access;

import dev.weft.cli.command.References;
import dev.weft.cli.command.Session;
import dev.weft.cli.command.Verb;
import dev.weft.cli.failure.CliErrors;
import dev.weft.model.product.Address;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// `weft access request`.
@Command(
    name = "request",
    description = {
      "Ask for the use of a product.",
      "Its owner decides, and a steward as well" + " where personal data is asked for."
    })
public final class AccessRequest extends Verb {

  @Parameters(paramLabel = "REF", description = "domain/product, perhaps with @major.")
  private String reference;

  @Option(
      names = "--purpose",
      required = true,
      split = ",",
      paramLabel = "P",
      description = "What the data is for, as the mesh calls it.")
  private List<String> purposes;

  @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why.")
  private String reason;

  @Option(names = "--port", paramLabel = "NAME", description = "One output port; default: all.")
  private @Nullable String port;

  @Option(
      names = "--columns",
      split = ",",
      paramLabel = "T.C",
      description = "table.column; default: all that policies allow.")
  private List<String> columns = List.of();

  @Option(
      names = "--rows",
      paramLabel = "T=EXPR",
      description = "Rows of a table, such as members=\"row.market == 'CA'\".")
  private Map<String, String> rows = Map.of();

  @Option(names = "--until", paramLabel = "DATE", description = "Last day; default: no end.")
  private @Nullable String until;

  @Option(
      names = "--for",
      paramLabel = "WHO",
      description = "product:domain/name that you build, service:name that you own; default: you.")
  private @Nullable String consumer;

  @Option(
      names = "--onward",
      paramLabel = "USE",
      description = "What a product may pass on: none or guarded; default: guarded.")
  private @Nullable String onward;

  public AccessRequest(Session session) {
    super(session);
  }

  @Override
  protected int run() {
    Map<String, Object> body = new LinkedHashMap<>();
    Address address = References.product(reference);
    body.put("product", address.product().toString());
    switch (address.state()) {
      case Address.State.Newest() -> {
        // the server takes the newest major
      }
      case Address.State.Major(int major) -> body.put("major", major);
      case Address.State.Pinned _, Address.State.Preview _ ->
          throw CliErrors.usage(
              "Access is to a product, not to one release",
              "Write " + address.product() + " or a major of it.");
    }
    body.put("purposes", purposes);
    body.put("columns", byTable());
    body.put("rows", rows);
    body.put("reason", reason);
    put(body, "port", port);
    put(body, "until", until);
    put(body, "consumer", consumer);
    put(body, "onward", onward);
    JsonNode request = session().api().post("/access-requests", body);
    session().answers().thing(request, List.of(AccessText.waiting(request)));
    return OK;
  }

  private Map<String, List<String>> byTable() {
    Map<String, List<String>> tables = new LinkedHashMap<>();
    for (String column : columns) {
      int dot = column.indexOf('.');
      if (dot < 1 || dot == column.length() - 1) {
        throw CliErrors.usage("'" + column + "' is no column", "Write table.column.");
      }
      tables
          .computeIfAbsent(column.substring(0, dot), _ -> new ArrayList<>())
          .add(column.substring(dot + 1));
    }
    return tables;
  }

  private static void put(Map<String, Object> body, String field, @Nullable String value) {
    if (value != null) {
      body.put(field, value);
    }
  }
}
