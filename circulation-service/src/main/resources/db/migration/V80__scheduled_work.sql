-- The table of db-scheduler, as its documentation lays it out, under a name of ours.
create table scheduled_task (
    task_name            text        not null,
    task_instance        text        not null,
    task_data            bytea,
    execution_time       timestamptz not null,
    picked               boolean     not null,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures int,
    last_heartbeat       timestamptz,
    version              bigint      not null,
    primary key (task_name, task_instance)
);
create index scheduled_task_execution_time on scheduled_task (execution_time);
create index scheduled_task_last_heartbeat on scheduled_task (last_heartbeat);

-- What scheduled work did. A run that found nothing to do leaves no row.
create table job_run (
    id          uuid        primary key,
    job         text        not null,
    state       text        not null,
    started_at  timestamptz not null,
    told_at     timestamptz not null,
    ended_at    timestamptz,
    done        bigint      not null default 0,
    failed      bigint      not null default 0,
    cancelled_by text,
    constraint ended_as_a_whole check ((state = 'RUNNING') = (ended_at is null))
);
create index job_run_job on job_run (job, id);

create table job_failure (
    run_id  uuid not null references job_run (id) on delete cascade,
    subject uuid not null,
    reason  text not null,
    primary key (run_id, subject)
);
