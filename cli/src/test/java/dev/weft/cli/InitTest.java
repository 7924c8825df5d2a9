package dev.weft.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.error.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// `weft init` of products: what it writes is a mesh without errors.
class InitTest {

  private static final String GUESSED =
      """
      apiVersion: v3.1.0
      kind: DataContract
      id: orders
      name: orders
      version: 1.0.0
      status: draft
      schema:
        - name: orders
          physicalName: orders.csv
          logicalType: object
          properties:
            - name: order_id
              logicalType: integer
              logicalTypeOptions: { format: i64, minimum: 1 }
              required: true
              primaryKey: true
              primaryKeyPosition: 1
              customProperties: [{ property: weft.guess, value: "primaryKey: no value twice" }]
            - name: Total $
              logicalType: number
              logicalTypeOptions: { format: f64, minimum: 0 }
            - name: select
              physicalName: SELECT
              logicalType: string
            - name: Select
              logicalType: date
      """;

  @TempDir private Path root;
  private Path mesh;
  private String csv;
  private String contract;

  @BeforeEach
  void mesh() throws IOException {
    mesh = root.resolve("shop");
    csv = Files.writeString(root.resolve("orders.csv"), "order_id\n1\n").toString();
    contract = Files.writeString(root.resolve("orders.odcs.yaml"), GUESSED).toString();
    assertThat(init("mesh", "shop", mesh.toString()).exit()).isZero();
  }

  private Shell.Result init(String... args) {
    List<String> all = new ArrayList<>(List.of("init"));
    all.addAll(List.of(args));
    all.addAll(List.of("--owner", "ada"));
    return new Shell().run(all.toArray(String[]::new));
  }

  @Test
  void writesTheCiOfARepository() throws IOException {
    Shell.Result made = init("ci", "github", mesh.toString());
    assertThat(made.exit()).isZero();
    Path workflow = mesh.resolve(".github/workflows/weft.yaml");
    assertThat(Files.readString(workflow))
        .contains("weft plan . -o github", "secrets.WEFT_TOKEN")
        .doesNotContain("{name}");
    assertThat(new Shell().run("validate", mesh.toString()).exit()).isZero();

    assertThat(init("ci", "github", mesh.toString()).exit()).isEqualTo(2);
    assertThat(init("ci", "elsewhere", mesh.toString()).err()).contains("weft init ci github");
  }

  private Shell.Result product(String name, String... args) {
    List<String> all = new ArrayList<>(List.of("product", name, mesh.resolve(name).toString()));
    all.addAll(List.of(args));
    return init(all.toArray(String[]::new));
  }

  private String relative(String text) {
    return text.replace(root.toString(), "ROOT")
        .replace(Path.of("").toAbsolutePath().toString(), "HERE");
  }

  private void check(String golden, Shell.Result result) throws IOException {
    assertThat(result.exit()).as(result.err()).isZero();
    StringBuilder all = new StringBuilder(relative(result.out()));
    try (var files = Files.walk(mesh)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        if (result.out().contains("Wrote " + file)) {
          all.append("\n== ").append(mesh.relativize(file)).append('\n');
          all.append(relative(Files.readString(file)));
        }
      }
    }
    Golden.check("init/" + golden + ".txt", all.toString());
    checkMesh();
  }

  private void checkMesh() {
    assertThat(new Offline().validate(mesh).findings()).filteredOn(Finding::stops).isEmpty();
    Shell.Result lint = new Shell().run("contract", "lint", mesh.toString());
    assertThat(lint.exit()).as(lint.out()).isZero();
  }

  /// The default label of the mesh is that of every column; without families there is none.
  @Test
  void writesTheProductsOfTheMesh() throws IOException {
    check("records", init("domain", "mesh", mesh.resolve("mesh").toString()));
    assertThat(init("domain", "mesh", root.resolve("elsewhere/mesh").toString()).err())
        .contains("no mesh.yaml");

    Path plain = root.resolve("plain");
    assertThat(init("mesh", "plain", plain.toString()).exit()).isZero();
    Path document = plain.resolve("mesh.yaml");
    Files.writeString(
        document, Files.readString(document).replaceAll("(?m)^labels:\\n(  .*\\n)+", ""));
    assertThat(init("domain", "mesh", plain.resolve("mesh").toString()).exit()).isZero();
    assertThat(Files.readString(plain.resolve("mesh/audit/contracts/decisions.yaml")))
        .doesNotContain("classification", "{label}");
  }

  @Test
  void bringsItsDomainAlong() throws IOException {
    check("with-domain", product("sales/orders"));
  }

  @Test
  void makesAProductFromAFile() throws IOException {

    check("from", product("sales/orders", "--from", csv, "--contract", contract));

    Shell.Result second = product("sales/returns", "--from", csv, "--contract", contract);
    assertThat(second.out()).doesNotContain("connections").doesNotContain("domain.yaml");
    assertThat(mesh.resolve("sales/returns/build.yaml")).content().contains("sales_files");
    checkMesh();
  }

  @Test
  void makesAProductFromFilesToCome() throws IOException {
    product("sales/orders", "--from", csv, "--contract", contract);

    check(
        "files",
        product(
            "sales/visits",
            "--kind",
            "source-files",
            "--connection",
            "sales_files",
            "--files",
            "visits-*.csv"));
  }

  /// Captures, promises and statement fit each other, whatever the columns are called.
  @Test
  void guessesTheContractOfAFile() throws IOException {
    Path file =
        Files.writeString(
            mesh.resolve("visits.csv"),
            "Visit No,Day,Amount €,Note\n1,2026-01-01,9.50,\n2,2026-01-02,7.25,late\n");

    Shell.Result result = product("sales/visits", "--from", file.toString());

    assertThat(result.exit()).as(result.err()).isZero();
    Path contract = mesh.resolve("sales/visits/contracts/visits.yaml");
    assertThat(contract)
        .content()
        .contains("name: visit_no", "weft.guess", "logicalType: date", "logicalType: number");
    assertThat(mesh.resolve("sales/visits/internal/raw_visits.yaml"))
        .content()
        .contains("Visit No");
    checkMesh();
    assertThat(new Shell().run("contract", "lint", contract.toString()).exit()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"aggregate", "consumer"})
  void makesAProductOfOthers(String kind) throws IOException {
    product("sales/orders");
    product("stock/parts");

    check(
        kind,
        product(
            "sales/months", "--kind", kind, "--reads", "sales.orders.orders,stock.parts.parts@1"));
  }

  @Test
  void leavesInputsThatAreElsewhereToThePlan() {
    Shell.Result result =
        product("sales/months", "--kind", "aggregate", "--reads", "far.away.things@2");

    assertThat(result.exit()).isZero();
    assertThat(result.out()).contains("weft access request far/away");
    assertThat(mesh.resolve("sales/months/product.yaml")).content().contains("version: 2.0.0");
    checkMesh();
  }

  @Test
  void guessesTheContractOfLinesOfJson() throws IOException {
    Path file =
        Files.writeString(
            mesh.resolve("visits.jsonl"),
            """
            {"visit": 1, "day": "2026-01-01", "from": {"city": "Graz"}, "late": false, "code": "007"}
            {"visit": 2, "day": "2026-01-02", "late": true, "code": "008", "amount": 1.5}
            """);

    Shell.Result result = product("sales/visits", "--from", file.toString());

    assertThat(result.exit()).as(result.err()).isZero();
    assertThat(mesh.resolve("sales/visits/contracts/visits.yaml"))
        .content()
        .containsPattern("visit\n.*\n +logicalType: integer")
        .contains("primaryKey: all values differ in 2 rows", "logicalType: date")
        .contains("logicalType: all 1 values can be read as number", "logicalType: boolean");
    checkMesh();
  }

  @Test
  void makesAProductFromTablesOfADatabase() throws IOException, SQLException {
    String file = database();

    check(
        "database",
        product("sales/shop", "--from-database", file, "--table", "orders,order lines"));

    Shell.Result second = product("sales/more", "--from-database", file, "--table", "orders");
    assertThat(second.exit()).as(second.err()).isZero();
    assertThat(second.out()).doesNotContain("connections").doesNotContain("domain.yaml");
    checkMesh();
  }

  private String database() throws SQLException {
    Path file = root.resolve("shop.db");
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        var statement = connection.createStatement()) {
      statement.execute(
          "create table orders (id integer primary key, \"Ordered on\" date not null, total decimal(9, 2),"
              + " paid boolean, note)");
      statement.execute(
          "insert into orders values (1, '2026-10-01', 1.5, 1, 'x'), (2, '2026-10-02', 2, 0, 3)");
      statement.execute(
          "create table \"order lines\" (\"order\" int, line int, at timestamp, picture blob, primary key (line, \"order\"))");
      statement.execute("insert into \"order lines\" values (1, 1, '2026-10-01T10:00', x'00')");
    }
    return file.toString();
  }

  @Test
  void refusesWhatIsNoDatabase() throws SQLException {
    String file = database();
    assertThat(product("a/b", "--from-database", file, "--table", "nothing").err())
        .contains("There is no table nothing");
    assertThat(product("a/b", "--from-database", csv, "--table", "orders").err())
        .contains("no SQLite database");
    assertThat(product("a/b", "--from-database", file).err()).contains("--table is missing");
    assertThat(product("a/b", "--kind", "source-database").err())
        .contains("--from-database is missing");
    assertThat(product("a/b", "--from-database", file + "x", "--table", "orders").err())
        .contains("There is no file");
    assertThat(product("a/b", "--from", csv, "--from-database", file).err())
        .contains("--from-database and --table are for source-database");
    assertThat(mesh.resolve("a")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({
    "postgresql://me:hush@db/shop, has a password in it",
    "postgresql:///shop, names no user",
    "postgresql://me@/shop, names no user",
    "postgresql://me@db, names no database",
    "postgresql://me@db/shop/more, names no database",
    "postgresql://me@db/shop?sslmode=prefer, may say sslmode=",
    "postgresql://me@db/shop?socketFactory=x, may say sslmode="
  })
  void refusesAddressesThatSayTooMuchOrTooLittle(String address, String words) {
    Shell.Result result = product("a/b", "--from-database", address, "--table", "orders");
    assertThat(result.exit()).isEqualTo(2);
    assertThat(result.err()).contains(words).doesNotContain("hush");
  }

  /// Words that the engine takes for something else, though they are not reserved.
  @Test
  void renamesColumnsThatStatementsCannotName() throws IOException {
    Path file =
        Files.writeString(
            mesh.resolve("logins.csv"),
            "user,session_user,current_role,at,asof,anti,semi,positional,tablesample,glob,ilike,"
                + "isnull,notnull,overlaps,similar,freeze,verbose,authorization,binary,collation,"
                + "concurrently,generated,try_cast,current_catalog,current_schema\n"
                + "a,b,c,d,e,f,g,h,i,j,k,l,m,n,o,p,q,r,s,t,u,v,w,x,y\n");

    Shell.Result result = product("web/logins", "--from", file.toString());

    assertThat(result.exit()).as(result.err()).isZero();
    assertThat(mesh.resolve("web/logins/sql/logins.sql")).content().contains("\n  user_,\n");
    checkMesh();
  }

  @Test
  void refusesWhatTheMeshWouldRefuse() throws IOException {
    Shell.Result nobody =
        new Shell().run("init", "mesh", "x", root.resolve("x").toString(), "--owner", "operator");

    assertThat(nobody.exit()).isEqualTo(2);
    assertThat(nobody.err()).contains("operator is who owns the data folder");
    assertThat(root.resolve("x")).doesNotExist();

    product("sales/orders", "--from", csv, "--contract", contract);
    Shell.Result foreign =
        product(
            "stock/parts",
            "--kind",
            "source-files",
            "--connection",
            "sales_files",
            "--files",
            "*.csv");

    assertThat(foreign.exit()).isEqualTo(2);
    assertThat(foreign.err())
        .contains("The connection sales_files is not given to the domain stock");
    assertThat(mesh.resolve("stock")).doesNotExist();
  }

  @Test
  void needsToKnowWhatAProductIsMadeOf() {
    assertThat(product("a/b", "--kind", "aggregate").err()).contains("--reads is missing");
    assertThat(product("a/b", "--kind", "source-files").err()).contains("--connection is missing");
    assertThat(product("a/b", "--kind", "aggregate", "--reads", "flights").err())
        .contains("'flights' is no table of a product");
    assertThat(product("a/b", "--reads", "x.y.z").err()).contains("--kind aggregate");
    assertThat(product("a/b", "--kind", "consumer", "--from", "x.csv").err())
        .contains("are for source-files");
    assertThat(product("a/b", "--from", csv + "x", "--contract", contract).err())
        .contains("There is no file");
    assertThat(product("a/b", "--from", csv + "x").err())
        .contains("named .csv, .jsonl, .ndjson and .parquet");
    assertThat(product("a/b", "--contract", contract).err()).contains("--from names none");
    assertThat(product("a/b", "--from", csv, "--contract", csv).err())
        .contains("orders.csv is no contract with one table");
    assertThat(product("a/b", "--kind", "nothing").exit()).isEqualTo(2);
    assertThat(init("mesh", "x", root.resolve("x").toString(), "--kind", "aggregate").err())
        .contains("for products, not for a mesh");
    assertThat(mesh.resolve("a")).doesNotExist();
  }

  @Test
  void asksOnATerminal() {
    Shell.Result result =
        new Shell()
            .with("WEFT_TERMINAL", "in err")
            .answering("x.y.z\n")
            .run("init", "product", "a/b", mesh.resolve("a/b").toString(), "--kind", "aggregate");

    assertThat(result.exit()).as(result.err()).isZero();
    assertThat(result.err()).contains("Which table does it read");
    assertThat(mesh.resolve("a/b/product.yaml")).content().contains("contractId: x.y.z");
  }

  @Test
  void saysWhichConnectionToDeclareOutsideOfAMesh() throws IOException {
    Path alone = root.resolve("alone");

    Shell.Result result =
        init("product", "sales/orders", alone.toString(), "--from", csv, "--contract", contract);

    assertThat(result.exit()).isZero();
    assertThat(result.out())
        .contains("Declare in the mesh, as connections/sales_files.yaml:")
        .contains("  root: " + root.toRealPath());
    assertThat(new Offline().validate(alone).findings()).filteredOn(Finding::stops).isEmpty();
  }
}
