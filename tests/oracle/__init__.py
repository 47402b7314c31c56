"""A second, naive reading of the playbook, to check the timeline against on random histories."""
