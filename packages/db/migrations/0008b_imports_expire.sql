-- "One's own" is a rule for the application. It bound the lookup role too, which acts for no member when it
-- removes expired imports, and so found none.
alter policy own on imports to promptsheet_app;
