"""The screens, one a file. Own what happens on a key; reach data only through the tracker."""
