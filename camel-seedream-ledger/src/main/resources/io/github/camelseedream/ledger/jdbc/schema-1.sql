-- The ledger of camel-seedream, version 1. For H2 and PostgreSQL.

CREATE TABLE seedream_call (
    ledger VARCHAR(64) NOT NULL,
    request_key VARCHAR(255) NOT NULL,
    call_number INTEGER NOT NULL,
    attempt INTEGER NOT NULL,
    digest VARCHAR(64) NOT NULL,
    -- claimed, submitted, done, rejected, not_sent, unknown
    state VARCHAR(16) NOT NULL,
    provider VARCHAR(100) NOT NULL,
    model VARCHAR(255) NOT NULL,
    claimed_at TIMESTAMP WITH TIME ZONE NOT NULL,
    changed_at TIMESTAMP WITH TIME ZONE NOT NULL,
    lease_until TIMESTAMP WITH TIME ZONE NOT NULL,
    first_task VARCHAR(255),
    tasks VARCHAR,
    result VARCHAR,
    reason VARCHAR(1000),
    resolved_by VARCHAR(255),
    expected_cost NUMERIC(19, 6),
    cost NUMERIC(19, 6),
    cost_unit VARCHAR(20),
    budget_period VARCHAR(10),
    reserved NUMERIC(19, 6) NOT NULL,
    PRIMARY KEY (ledger, request_key, call_number)
);

CREATE INDEX seedream_call_by_task ON seedream_call (first_task, ledger);

CREATE TABLE seedream_budget (
    ledger VARCHAR(64) NOT NULL,
    -- 2026-11-30 or 2026-11, in UTC
    period VARCHAR(10) NOT NULL,
    spent NUMERIC(19, 6) NOT NULL,
    reserved NUMERIC(19, 6) NOT NULL,
    PRIMARY KEY (ledger, period)
);

CREATE TABLE seedream_account (
    ledger VARCHAR(64) NOT NULL,
    -- a digest of base URL and key
    account VARCHAR(64) NOT NULL,
    closed_until TIMESTAMP WITH TIME ZONE NOT NULL,
    next_permit TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (ledger, account)
);

CREATE TABLE seedream_ledger_schema (
    version INTEGER PRIMARY KEY,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL
);

INSERT INTO seedream_ledger_schema (version, created_at) VALUES (1, CURRENT_TIMESTAMP);
