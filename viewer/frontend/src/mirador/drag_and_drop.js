// Stands in for @hello-pangea/dnd, with which Mirador's panel of layers is sorted: its style tags
// carry the nonce of the page, which a strict content security policy asks for.
import { createElement } from 'react';
import { DragDropContext as Context } from '@hello-pangea/dnd-original';

export { Draggable, Droppable } from '@hello-pangea/dnd-original';

const nonce = document.querySelector('meta[name="csp-nonce"]')?.content;

export const DragDropContext = (props) => createElement(Context, { nonce, ...props });
