def write_book(built, composition, target):
    pass
