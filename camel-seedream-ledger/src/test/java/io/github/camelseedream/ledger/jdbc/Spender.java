package io.github.camelseedream.ledger.jdbc;

import io.github.camelseedream.ledger.Claim;
import io.github.camelseedream.ledger.ClaimRequest;
import io.github.camelseedream.ledger.Note;
import io.github.camelseedream.ledger.RecordedResult;
import io.github.camelseedream.result.Cost;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.postgresql.ds.PGSimpleDataSource;

/** A process of its own whose threads spend as long as the budget lets them. */
final class Spender {

    private static final Cost PRICE = new Cost(new BigDecimal("0.04"), "USD");

    private Spender() {}

    /**
     * Prints how many calls were paid.
     *
     * @param arguments the database's URL, the ledger's name and its budget, how many threads
     */
    public static void main(String[] arguments) throws Exception {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(arguments[0]);
        JdbcLedger ledger = new JdbcLedger(source);
        ledger.setName(arguments[1]);
        ledger.setBudget(arguments[2]);
        List<Integer> paid =
                LedgerContract.atOnce(Integer.parseInt(arguments[3]), () -> spend(ledger));
        System.out.println(paid.stream().mapToInt(Integer::intValue).sum());
    }

    /** Every third call is refused, and its money is free for others. */
    private static int spend(JdbcLedger ledger) throws Exception {
        int paid = 0;
        for (int i = 0; i < 9; i++) {
            Claim claim =
                    ledger.claim(
                            new ClaimRequest(
                                    UUID.randomUUID().toString(),
                                    1,
                                    "digest",
                                    "modelark",
                                    "seedream-4.5",
                                    PRICE,
                                    false));
            if (claim instanceof Claim.New taken && i % 3 == 1) {
                ledger.note(taken.id(), new Note.Rejected("no"));
            } else if (claim instanceof Claim.New taken) {
                ledger.note(
                        taken.id(),
                        new Note.Done(new RecordedResult("", "", PRICE, null, List.of())));
                paid++;
            }
        }
        return paid;
    }
}
